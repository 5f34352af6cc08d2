package org.serai.outbox.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import org.serai.policy.Verdict;

/** What the engine counts and times, each under its name in {@code src/docs/reference/metrics.md}. */
final class EngineMeters {
    private static final List<String> SETTLED =
            List.of("resent", "expired", "unresolved", "resent by hand", "accepted by hand");
    private static final double SLOWEST = 0.99;
    private final Counter duplicates;
    private final MeterProvider<Counter> verdicts;
    private final MeterProvider<Counter> statuses;
    private final MeterProvider<Counter> settled;
    private final MeterProvider<Timer> sends;
    private final Timer claims;

    EngineMeters(MeterRegistry meters) {
        duplicates = Counter.builder("serai.duplicate.sends")
                .description("messages the Cloud API gave a second id: sent twice")
                .register(meters);
        verdicts = Counter.builder("serai.messages.submitted")
                .description("messages judged when they were handed in, by the first verdict and its reason")
                .withRegistry(meters);
        statuses = Counter.builder("serai.statuses")
                .description("statuses that came from the Cloud API, repeated ones too")
                .withRegistry(meters);
        settled = Counter.builder("serai.unclear.settled")
                .description("unclear messages that were moved on, and as what")
                .withRegistry(meters);
        sends = Timer.builder("serai.send")
                .description(
                        "calls that send a message, from the committed intent to the answer, by what the answer was")
                .withRegistry(meters);
        claims = Timer.builder("serai.claim")
                .description("claims of due lanes with the intents of their messages, until they are committed")
                .publishPercentiles(SLOWEST)
                .register(meters);
        // an alert that asks for an increase needs the zero before it
        SETTLED.forEach(word -> settled(word, 0));
    }

    void duplicate() {
        duplicates.increment();
    }

    void judged(Verdict verdict) {
        String word = verdict.fold(a -> "admit", d -> "defer", r -> "refuse");
        String reason = verdict.fold(
                a -> "none", d -> d.reason().code(), r -> r.reason().code());
        verdicts.withTags("verdict", word, "reason", reason).increment();
    }

    void status(String word) {
        statuses.withTag("status", word).increment();
    }

    void settled(String word, int messages) {
        settled.withTag("as", word).increment(messages);
    }

    Timer send(String outcome) {
        return sends.withTags(Tags.of("outcome", outcome));
    }

    Timer claim() {
        return claims;
    }
}
