package org.serai.outbox.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.serai.canonical.PhoneNumberId;
import org.serai.cloudapi.SendRequest;
import org.serai.cloudapi.SendResult;
import org.serai.database.GroupCommit;
import org.serai.outbox.Tokens;
import org.serai.outbox.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one message from its committed intent to its committed outcome: one call, one answer, written in groups. */
final class Pilot {
    private static final Logger LOG = LoggerFactory.getLogger(Pilot.class);
    private static final Executor IN_A_SECOND = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
    private final Wire wire;
    private final Tokens tokens;
    private final Answers answers;
    private final Governors governors;
    private final GroupCommit<Settlement> outcomes;
    private final EngineSettings settings;
    private final Clock clock;
    private final Signal signal;
    private final EngineMeters meters;
    private final Places places;
    private volatile boolean abandoned;

    Pilot(
            Wire wire,
            Tokens tokens,
            Answers answers,
            Governors governors,
            GroupCommit<Settlement> outcomes,
            Ground ground) {
        this.wire = wire;
        this.tokens = tokens;
        this.answers = answers;
        this.governors = governors;
        this.outcomes = outcomes;
        this.settings = ground.settings();
        this.clock = ground.clock();
        this.signal = ground.signal();
        this.meters = new EngineMeters(ground.meters());
        this.places = new Places(settings.inFlight());
        Gauge.builder("serai.sends.in.flight", places, Places::taken)
                .description("calls to the Cloud API that wait for their answer")
                .register(ground.meters());
    }

    /** What every part of the engine stands on. */
    record Ground(EngineSettings settings, Clock clock, Signal signal, MeterRegistry meters) {}

    int inFlight() {
        return places.taken();
    }

    /** How many more calls a number may begin right now. */
    int room(PhoneNumberId number) {
        return places.free(number);
    }

    void fly(Flight flight) {
        places.take(flight.sender().id());
        Timer.Sample started = Timer.start();
        send(flight).whenComplete((result, never) -> {
            SendResult answer = result != null ? result : new SendResult.Unknown(String.valueOf(never), 0, null);
            started.stop(meters.send(word(answer)));
            land(settlement(flight, answer));
        });
    }

    /** Not a byte of it leaves: it waits again. */
    void turnBack(Flight flight) {
        places.take(flight.sender().id());
        land(answers.settle(
                flight, new SendResult.NotSent("held back after the intent; not written"), clock.instant()));
    }

    /** An answer nobody can make sense of is an unclear one: the message must come down, whatever happens here. */
    private Settlement settlement(Flight flight, SendResult answer) {
        try {
            governors.learn(flight.sender(), answer);
            return answers.settle(flight, answer, clock.instant());
        } catch (RuntimeException broken) {
            LOG.error(
                    "message {}: its answer could not be worked on; it is unclear",
                    flight.head().id(),
                    broken);
            return answers.settle(flight, new SendResult.Unknown(broken.toString(), 0, null), clock.instant());
        }
    }

    /** A request that would be written too long after its intent is not written: the row may be somebody else's by now. */
    private CompletableFuture<SendResult> send(Flight flight) {
        if (System.nanoTime() - flight.intentNanos() > settings.intentAge().toNanos()) {
            return CompletableFuture.completedFuture(new SendResult.NotSent("held up after the intent; not written"));
        }
        try {
            return wire.send(flight.sender(), request(flight));
        } catch (RuntimeException broken) {
            return CompletableFuture.completedFuture(new SendResult.Unknown("the call failed: " + broken, 0, null));
        }
    }

    private SendRequest request(Flight flight) {
        return SendRequest.of(
                flight.head().number(),
                flight.head().to(),
                flight.content(),
                tokens.opaque(flight.head().id()));
    }

    /** An answer is never let go for want of a database: it is offered again until it is written or the process ends. */
    private void land(Settlement settlement) {
        outcomes.add(settlement).whenComplete((done, failed) -> {
            if (failed == null || abandoned) {
                places.giveBack(settlement.flight().sender().id());
                signal.give();
            } else {
                LOG.warn(
                        "message {}: its outcome is not written yet: {}",
                        settlement.flight().head().id(),
                        failed.toString());
                IN_A_SECOND.execute(() -> land(settlement));
            }
        });
    }

    /** The end: what is known is written; what is still in the air comes down as {@code unknown} at the next start. */
    void land() {
        abandoned = true;
        outcomes.close();
    }

    private static String word(SendResult result) {
        return result.fold(a -> "accepted", r -> "rejected", t -> "throttled", n -> "not_sent", u -> "unknown");
    }
}
