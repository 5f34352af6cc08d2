package org.serai.outbox.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.PhoneNumberId;
import org.serai.cloudapi.ErrorTable;
import org.serai.database.HouseValues;
import org.serai.outbox.Desk;
import org.serai.outbox.Tokens;
import org.serai.outbox.Unclear;
import org.serai.outbox.restraint.MessagingLimits;
import org.serai.outbox.restraint.ProgressTable;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;
import org.serai.webhook.events.StatusReceived;

/** Many messages, two a person, that live through random rounds together; then everything calms down and is judged. */
final class Histories {
    private static final int CALM_ROUNDS = 60;
    private final Rig rig;
    private final Random chance;
    private final List<OutboundMessage> messages = new ArrayList<>();
    private final LedgerOfMeta meta;
    private final Fates fates;
    private final Map<PhoneNumberId, Sender> senders = new HashMap<>();
    private final Recovery recovery;
    private final List<Settlement> late = new ArrayList<>();
    private Claims claims;

    Histories(Rig rig, Random chance, int many) {
        this.rig = rig;
        this.chance = chance;
        for (int i = 0; i < many; i++) {
            messages.add(
                    Rig.message(String.format(Locale.ROOT, "+4915%09d", chance.nextInt(1_000_000) * 1_000L + i / 2)));
        }
        this.meta = new LedgerOfMeta(rig, chance);
        this.fates = new Fates(chance, meta, new Answers(rig.bean(ErrorTable.class), Duration.ofSeconds(150)));
        rig.bean(Tenants.class).all().forEach(t -> t.senders().forEach(s -> senders.put(s.id(), s)));
        this.recovery = new Recovery(
                rig.bean(Tables.class), rig.transactions(), rig.bean(HouseValues.class), rig.bean(Pilot.Ground.class));
        this.claims = restart();
    }

    void submit() {
        rig.transactions().executeWithoutResult(s -> messages.forEach(rig.bean(Desk.class)::submit));
    }

    /** One claim; each flight has its fate; then statuses, evidence and time. */
    void round() {
        List<Settlement> outcomes = new ArrayList<>();
        boolean crashed = false;
        for (Flight flight :
                claims.take(Map.of(Rig.NUMBER, messages.size()), senders).flights()) {
            Fates.Fate fate = fates.next(flight, rig.clock.instant());
            fate.outcome().ifPresent(fate.isLate() ? late::add : outcomes::add);
            crashed |= fate.isCrash();
        }
        land(outcomes);
        if (crashed || chance.nextInt(4) == 0) {
            claims = restart();
        }
        if (chance.nextBoolean()) {
            land(late);
            late.clear();
        }
        echo(meta.someStatuses());
        settle(0.3);
        rig.advance(Duration.ofSeconds(chance.nextInt(400)));
    }

    /** No more accidents: late writers write, all is said, what stayed unclear is decided. */
    void calm() {
        fates.calm();
        land(late);
        claims = restart();
        echo(meta.allStatuses());
        for (int i = 0; i < CALM_ROUNDS && rig.count("open_message") + rig.count("unclear") > 0; i++) {
            rig.advance(Duration.ofMinutes(6));
            land(claims.take(Map.of(Rig.NUMBER, messages.size()), senders).flights().stream()
                    .flatMap(flight -> fates.next(flight, rig.clock.instant()).outcome().stream())
                    .toList());
            settle(1);
        }
        echo(meta.allStatuses());
    }

    List<String> violations() {
        return new Verdicts(rig, meta)
                .violations(messages.stream().map(OutboundMessage::id).toList());
    }

    /** The same node begins anew: what its former run had in flight is lost. */
    private Claims restart() {
        String instance = UUID.randomUUID().toString();
        recovery.takeOver("node", instance);
        return new Claims(
                rig.bean(Tables.class),
                new Gate(
                        rig.bean(Tables.class),
                        rig.bean(FactsFinder.class),
                        rig.bean(MessagingLimits.class),
                        new ProgressTable(rig.jdbc)),
                rig.transactions(),
                rig.bean(Pilot.Ground.class),
                instance);
    }

    private void land(List<Settlement> outcomes) {
        if (!outcomes.isEmpty()) {
            List<Settlement> landing = List.copyOf(outcomes);
            rig.transactions().executeWithoutResult(s -> rig.bean(Landing.class).land(landing));
        }
    }

    private void echo(List<StatusReceived> statuses) {
        if (!statuses.isEmpty()) {
            rig.statuses(statuses.toArray(StatusReceived[]::new));
        }
    }

    /** Evidence tells the truth: what Meta never accepted is sent again, what it did is left for its echo. */
    private void settle(double share) {
        List<UUID> unclear = new ArrayList<>(
                rig.jdbc.sql("select msg_id from unclear").query(UUID.class).list());
        Collections.shuffle(unclear, chance);
        List<UUID> looked = unclear.subList(0, (int) Math.ceil(unclear.size() * share));
        List<UUID> never = looked.stream()
                .filter(id -> !meta.hasAccepted(rig.bean(Tokens.class).opaque(new MessageId(id))))
                .toList();
        UnclearDesk desk = rig.bean(UnclearDesk.class);
        List<UUID> doubtful = never.subList(0, never.size() / 20);
        rig.transactions().executeWithoutResult(s -> {
            desk.leave(doubtful);
            desk.resend(never.subList(doubtful.size(), never.size()));
        });
        List<UUID> decided = share == 1 ? never : doubtful;
        decided.forEach(id -> desk.settle(Rig.ACME, new MessageId(id), Unclear.Word.RESEND, "operator"));
    }
}
