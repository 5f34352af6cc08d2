package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.serai.canonical.MessageId;
import org.serai.outbox.Tokens;
import org.serai.outbox.evidence.EchoTable;
import org.serai.webhook.events.StatusReceived;
import org.serai.webhook.events.StatusesReceived;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reduces the statuses of one webhook batch to the states of their messages, in the publisher's transaction. A status
 * that carries our token settles its message, though nobody ever read the answer to the call.
 */
final class StatusReducer {
    private static final Logger LOG = LoggerFactory.getLogger(StatusReducer.class);
    private static final Set<String> NOT_ANSWERED = Set.of("queued", "scheduled", "sending", "unknown", "unresolved");
    private static final Set<String> WAITING = Set.of("queued", "scheduled");
    private final Tables tables;
    private final Tokens tokens;
    private final Lessons lessons;
    private final Clock clock;
    private final Signal signal;
    private final EngineMeters meters;

    StatusReducer(Tables tables, Tokens tokens, Lessons lessons, Pilot.Ground ground) {
        this.tables = tables;
        this.tokens = tokens;
        this.lessons = lessons;
        this.clock = ground.clock();
        this.signal = ground.signal();
        this.meters = new EngineMeters(ground.meters());
    }

    @EventListener
    void on(StatusesReceived batch) {
        if (batch.statuses().isEmpty()) {
            return;
        }
        tables.statuses().insert(batch.statuses());
        List<StatusTable.Known> known = identify(batch.statuses());
        var ofMessage = new LinkedHashMap<UUID, List<StatusReceived>>();
        for (StatusTable.Known k : known) {
            if (k.message() != null) {
                ofMessage.computeIfAbsent(k.message(), id -> new ArrayList<>()).add(k.status());
            }
        }
        if (!ofMessage.isEmpty()) {
            reduce(ofMessage);
        }
        batch.statuses().forEach(s -> meters.status(s.status()));
    }

    private List<StatusTable.Known> identify(List<StatusReceived> statuses) {
        var byToken = new HashMap<StatusReceived, UUID>();
        var byWamid = new HashSet<String>();
        for (StatusReceived status : statuses) {
            tokens.readOpaque(status.opaque())
                    .map(MessageId::value)
                    .ifPresentOrElse(
                            id -> byToken.put(status, id),
                            () -> byWamid.add(status.wamid().value()));
        }
        Map<String, UUID> named = tables.statuses().messagesOf(byWamid);
        return statuses.stream()
                .map(s -> new StatusTable.Known(
                        s, byToken.getOrDefault(s, named.get(s.wamid().value()))))
                .toList();
    }

    private void reduce(Map<UUID, List<StatusReceived>> ofMessage) {
        Instant now = clock.instant();
        var changed = new LinkedHashMap<UUID, Lattice>();
        var names = new HashMap<String, UUID>();
        var answered = new HashMap<UUID, Long>();
        var released = new ArrayList<Long>();
        var forgotten = new ArrayList<UUID>();
        var marks = new ArrayList<EchoTable.Mark>();
        for (StatusTable.Row row : tables.statuses().lock(ofMessage.keySet())) {
            Lattice after = row.before();
            for (StatusReceived status : ofMessage.getOrDefault(row.id(), List.of())) {
                after = after.with(status);
                if (!status.wamid().value().equals(row.before().wamid())) {
                    names.put(status.wamid().value(), row.id());
                }
                learn(row, status, now);
            }
            if (after.isHeardOf() && !row.before().isHeardOf()) {
                mark(row, now, marks);
            }
            if (!after.equals(row.before())) {
                changed.put(row.id(), after);
            }
            if (NOT_ANSWERED.contains(row.before().state()) && !NOT_ANSWERED.contains(after.state())) {
                answered.put(row.id(), row.lane());
                if (row.before().state().equals("unknown")) {
                    released.add(row.lane());
                }
                if (WAITING.contains(row.before().state())) {
                    forgotten.add(row.id());
                }
            }
        }
        write(changed, names, answered, released, now);
        tables.held().told(forgotten, now);
        tables.echoes().add("statuses", marks);
    }

    /** Whose answer nobody read counts as accepted in the moment it is heard of. */
    private static void mark(StatusTable.Row row, Instant now, List<EchoTable.Mark> marks) {
        Instant accepted = row.acceptedAt();
        if (accepted == null || NOT_ANSWERED.contains(row.before().state())) {
            marks.add(new EchoTable.Mark(row.number(), now, null));
            accepted = now;
        }
        marks.add(new EchoTable.Mark(row.number(), accepted, Duration.between(accepted, now)));
    }

    private void write(
            Map<UUID, Lattice> changed,
            Map<String, UUID> names,
            Map<UUID, Long> answered,
            List<Long> released,
            Instant now) {
        if (!changed.isEmpty()) {
            tables.statuses().update(changed);
        }
        if (!names.isEmpty()) {
            tables.statuses()
                    .name(names, now)
                    .forEach(wamid -> doubted(wamid, Objects.requireNonNull(names.get(wamid)), changed));
        }
        tables.queue().close(answered.keySet(), answered.values());
        tables.unclear().remove(answered.keySet());
        tables.lanes().free(released, now);
        if (!released.isEmpty()) {
            wakeAfterCommit();
        }
    }

    /** A new id is the first one the message gets, or proof that it was sent twice. */
    private void doubted(String wamid, UUID id, Map<UUID, Lattice> changed) {
        Lattice row = changed.get(id);
        if (row == null || !wamid.equals(row.wamid())) {
            meters.duplicate();
            LOG.error("message {} was sent twice; the second one is {}", id, wamid);
        }
    }

    private void learn(StatusTable.Row row, StatusReceived status, Instant now) {
        if (status.error() != null && row.to() != null && row.tenant() != null) {
            lessons.learn(row.tenant(), row.to(), status.error().code(), now);
        }
    }

    private void wakeAfterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    signal.give();
                }
            });
        } else {
            signal.give();
        }
    }
}
