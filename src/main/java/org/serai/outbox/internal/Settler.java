package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.serai.outbox.evidence.Edge;
import org.serai.outbox.evidence.Evidence;
import org.serai.outbox.evidence.Ruling;
import org.serai.outbox.evidence.SettleSettings;
import org.serai.outbox.evidence.Tally;
import org.serai.outbox.evidence.Watermark;
import org.serai.outbox.hold.HoldGuard;
import org.serai.webhook.events.WebhookNotKept;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Weighs from time to time what the echoes say about unclear messages, and moves those they say enough about. Nodes may
 * do so at once: a message is moved by one of them.
 */
final class Settler {
    private static final Duration OUTAGES = Duration.ofHours(1);
    private final Tables tables;
    private final UnclearDesk desk;
    private final TransactionTemplate transactions;
    private final SettleSettings settings;
    private final Clock clock;
    private final Signal signal;
    private final HoldGuard hold;
    private final AtomicInteger faults = new AtomicInteger();
    private @Nullable Instant beaten;

    Settler(
            Tables tables,
            UnclearDesk desk,
            TransactionTemplate transactions,
            SettleSettings settings,
            Pilot.Ground ground,
            HoldGuard hold) {
        this.tables = tables;
        this.desk = desk;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = ground.clock();
        this.signal = ground.signal();
        this.hold = hold;
    }

    /** What Meta wanted to say then, it says again later, if at all. */
    @EventListener
    void on(WebhookNotKept lost) {
        faults.incrementAndGet();
    }

    /** From now on we are here to listen; nobody knows what was said before. */
    void begin() {
        faults.incrementAndGet();
    }

    /** We are here to listen. */
    void beat() {
        Instant now = clock.instant();
        Instant time = tables.echoes().start(now);
        int seen = faults.getAndSet(0);
        if (seen > 0 || !time.equals(beaten)) {
            try {
                tables.echoes().beat(now, seen);
                tables.echoes().forget(now.minus(SettleSettings.COUNTS_KEPT));
                beaten = time;
            } catch (RuntimeException away) {
                faults.addAndGet(seen);
                throw away;
            }
        }
    }

    void settle() {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> desk.expireLate());
        List<UnclearTable.Doubt> due = tables.unclear().due(now);
        if (!due.isEmpty()) {
            Map<Ruling, List<UnclearTable.Doubt>> ruled = ruled(due, now);
            transactions.executeWithoutResult(status -> move(ruled, now));
            signal.give();
        }
    }

    private Map<Ruling, List<UnclearTable.Doubt>> ruled(List<UnclearTable.Doubt> due, Instant now) {
        Map<String, Evidence> evidence = evidence(due, now);
        return due.stream()
                .collect(Collectors.groupingBy(
                        doubt -> ruling(doubt, Objects.requireNonNull(evidence.get(doubt.number())), now)));
    }

    private Map<String, Evidence> evidence(List<UnclearTable.Doubt> due, Instant now) {
        Set<String> numbers = due.stream().map(UnclearTable.Doubt::number).collect(Collectors.toSet());
        Map<String, List<Tally>> tallies = tables.echoes().tallies(numbers, now.minus(settings.lagWindow()));
        Edge edge = tables.echoes().edge(now.minus(OUTAGES), now);
        return numbers.stream()
                .collect(Collectors.toMap(
                        number -> number,
                        number -> new Evidence(Watermark.of(tallies.getOrDefault(number, List.of()), settings), edge)));
    }

    private Ruling ruling(UnclearTable.Doubt doubt, Evidence evidence, Instant now) {
        boolean isAgainst =
                doubt.intent().isAfter(hold.silenceCountsFrom()) && evidence.isAgainst(doubt.intent(), now, settings);
        Duration age = Duration.between(doubt.since(), now);
        return Ruling.of(doubt.sendClass(), doubt.isSecond(), isAgainst, age, settings);
    }

    private void move(Map<Ruling, List<UnclearTable.Doubt>> ruled, Instant now) {
        ruled.forEach((ruling, doubts) -> {
            List<UUID> messages = doubts.stream().map(UnclearTable.Doubt::id).toList();
            switch (ruling) {
                case WAIT -> tables.unclear().lookAgain(messages, now.plus(settings.lookAgain()));
                case RESEND -> desk.resend(messages);
                case UNRESOLVED -> desk.leave(messages);
                case EXPIRE -> desk.expire(messages);
            }
        });
    }
}
