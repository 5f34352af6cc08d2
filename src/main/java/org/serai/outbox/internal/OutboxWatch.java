package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.outbox.evidence.EchoHealth;
import org.serai.outbox.evidence.EchoTable;
import org.serai.outbox.evidence.SettleSettings;
import org.serai.outbox.evidence.Tally;
import org.serai.outbox.hold.HoldGuard;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;
import org.serai.watch.Gauge;
import org.serai.watch.Measure;
import org.serai.watch.Pressure;
import org.serai.watch.Watched;

/** What an operator wants to know of the outbox, in business time. */
final class OutboxWatch implements Watched {
    private static final Gauge WAITING = new Gauge(
            "serai.messages.waiting", "", "messages admitted and not yet answered; above ten thousand an estimate");
    private static final Gauge UNCLEAR = new Gauge(
            "serai.unclear",
            "",
            "messages that may or may not have been accepted: unknown, or unresolved and left to an operator");
    private static final Gauge UNCLEAR_AGE =
            new Gauge("serai.unclear.age", "seconds", "how long the oldest unknown message is unknown");
    private static final Gauge BEHIND = new Gauge(
            "serai.echo.watermark.age",
            "seconds",
            "how long ago the statuses of a number were last complete; 0 while none is missing");
    private static final Gauge MISSING = new Gauge(
            "serai.echo.missing",
            "",
            "messages of a number accepted a minute to half an hour ago of which no status was heard");
    private static final Gauge PAUSED = new Gauge(
            "serai.number.pause",
            "seconds",
            "how long a number still pauses because Meta stopped it (token, account, spam); 0: it does not");
    private final BacklogTable backlog;
    private final PaceTable paces;
    private final EchoTable echoes;
    private final SettleSettings settings;
    private final Tenants tenants;
    private final HoldGuard hold;
    private final Clock clock;

    OutboxWatch(
            BacklogTable backlog,
            PaceTable paces,
            EchoTable echoes,
            SettleSettings settings,
            Tenants tenants,
            HoldGuard hold,
            Clock clock) {
        this.backlog = backlog;
        this.paces = paces;
        this.echoes = echoes;
        this.settings = settings;
        this.tenants = tenants;
        this.hold = hold;
        this.clock = clock;
    }

    @Override
    public List<Measure> measures() {
        Instant now = clock.instant();
        List<Sender> senders =
                tenants.all().stream().flatMap(t -> t.senders().stream()).toList();
        var measures = new ArrayList<Measure>();
        measures.add(WAITING.at(backlog.waiting()));
        measures.addAll(unclear(now));
        measures.addAll(queues(senders, now));
        measures.addAll(pauses(senders));
        measures.addAll(echoes(senders, now));
        return measures;
    }

    private List<Measure> unclear(Instant now) {
        BacklogTable.Unclear unclear = backlog.unclear();
        return List.of(
                UNCLEAR.at(unclear.unknown(), "state", "unknown"),
                UNCLEAR.at(unclear.unresolved(), "state", "unresolved"),
                UNCLEAR_AGE.at(age(unclear.oldest(), now)));
    }

    /** In a hold everything is taken in: its queue must turn nobody away. */
    private List<Measure> queues(List<Sender> senders, Instant now) {
        List<Sender> sending =
                senders.stream().filter(s -> !hold.holds(s.tenant())).toList();
        Map<String, Instant> oldest = backlog.oldest(numbers(sending), now);
        return senders.stream()
                .map(s -> Pressure.QUEUE_AGE.at(
                        age(oldest.get(number(s)), now), "tenant", s.tenant().value(), "number", number(s)))
                .toList();
    }

    private List<Measure> pauses(List<Sender> senders) {
        Map<String, Double> paused = paces.paused(numbers(senders));
        return numbers(senders).stream()
                .map(number -> PAUSED.at(paused.getOrDefault(number, 0.0), "number", number))
                .toList();
    }

    private List<Measure> echoes(List<Sender> senders, Instant now) {
        Map<String, List<Tally>> tallies = echoes.tallies(numbers(senders), now.minus(EchoHealth.MEMORY));
        var measures = new ArrayList<Measure>();
        for (Sender sender : senders) {
            EchoHealth health = EchoHealth.of(tallies.getOrDefault(number(sender), List.of()), settings, now);
            measures.add(BEHIND.at(health.behind().toMillis() / 1000.0, "number", number(sender)));
            measures.add(MISSING.at(health.missing(), "number", number(sender)));
        }
        return measures;
    }

    private static List<String> numbers(List<Sender> senders) {
        return senders.stream().map(OutboxWatch::number).toList();
    }

    private static String number(Sender sender) {
        return sender.id().value();
    }

    private static double age(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis()) / 1000.0;
    }
}
