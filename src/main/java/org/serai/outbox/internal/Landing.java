package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.outbox.evidence.EchoTable;
import org.serai.template.TemplateChange;
import org.serai.template.TemplateStates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a group of outcomes: attempts end, messages move, lanes are free again. Runs inside one transaction. */
final class Landing {
    private static final Logger LOG = LoggerFactory.getLogger(Landing.class);
    private static final Set<String> NOT_ANSWERED = Set.of("sending", "unknown", "unresolved");
    private static final Map<Integer, String> TEMPLATE_STATUS = Map.of(132015, "PAUSED", 132016, "DISABLED");
    private final Tables tables;
    private final Lessons lessons;
    private final TemplateStates templates;
    private final Clock clock;
    private final EngineMeters meters;

    Landing(Tables tables, Lessons lessons, TemplateStates templates, Pilot.Ground ground) {
        this.tables = tables;
        this.lessons = lessons;
        this.templates = templates;
        this.clock = ground.clock();
        this.meters = new EngineMeters(ground.meters());
    }

    void land(List<Settlement> settlements) {
        Instant now = clock.instant();
        Map<UUID, OutcomeTable.Applied> applied = tables.outcomes().apply(settlements, now).stream()
                .collect(Collectors.toMap(OutcomeTable.Applied::id, a -> a));
        settle(settlements, applied, now);
        count(settlements, applied, now);
        tables.lanes()
                .release(
                        settlements.stream()
                                .map(s -> new LaneTable.Release(
                                        s.flight().head().lane(), s.holdLaneUntil(), s.backoff(), s.isUnwritten()))
                                .toList(),
                        now);
    }

    private void settle(List<Settlement> settlements, Map<UUID, OutcomeTable.Applied> applied, Instant now) {
        var closed = new HashMap<UUID, Long>();
        var unclear = new ArrayList<UUID>();
        var cleared = new ArrayList<UUID>();
        for (Settlement s : settlements) {
            UUID id = s.flight().head().id().value();
            OutcomeTable.Applied row = applied.get(id);
            if (row == null) {
                LOG.info("message {}: an answer came after the message had moved on; outcome {}", id, s.outcome());
                continue;
            }
            if (s.isClosed()) {
                closed.put(id, s.flight().head().lane().id());
            }
            if (s.state().equals("unknown") && row.was().equals("sending")) {
                unclear.add(id);
            }
            if (row.was().equals("unknown") || row.was().equals("unresolved")) {
                cleared.add(id);
            }
            follow(s, row, now);
        }
        tables.queue().close(closed.keySet(), closed.values());
        tables.unclear().add(unclear, now);
        tables.unclear().remove(cleared);
        templates.changed(settlements.stream()
                .filter(s -> applied.containsKey(s.flight().head().id().value()))
                .flatMap(s -> templateNews(s, now).stream())
                .toList());
    }

    /** A message whose status came before its answer was counted with the status. */
    private void count(List<Settlement> settlements, Map<UUID, OutcomeTable.Applied> applied, Instant now) {
        tables.echoes()
                .add(
                        "answers",
                        settlements.stream()
                                .filter(s -> s.wamid() != null
                                        && isNews(applied.get(
                                                s.flight().head().id().value())))
                                .map(s -> new EchoTable.Mark(
                                        s.flight().sender().id().value(), now, null))
                                .toList());
    }

    private static boolean isNews(OutcomeTable.@Nullable Applied row) {
        return row != null && NOT_ANSWERED.contains(row.was());
    }

    private void follow(Settlement s, OutcomeTable.Applied row, Instant now) {
        if (s.wamid() != null && !s.wamid().value().equals(row.wamid())) {
            meters.duplicate();
            LOG.error("message {} was sent twice: {} and {}", row.id(), row.wamid(), s.wamid());
        }
        if (s.notBefore() != null) {
            tables.queue().putOff(row.id(), s.flight().head().lane().id(), s.notBefore());
        }
        if (s.switchContent()) {
            tables.outcomes().switchContent(s.flight().head().id());
        }
        if (s.error() != null) {
            var head = s.flight().head();
            lessons.learn(head.tenant(), head.to(), s.error().code(), now);
        }
    }

    private static Optional<TemplateChange> templateNews(Settlement s, Instant now) {
        String status = s.error() == null ? null : TEMPLATE_STATUS.get(s.error().code());
        return status != null && s.flight().content() instanceof Content.Template t
                ? Optional.of(new TemplateChange(
                        s.flight().sender().wabaId(), t.name(), t.language(), null, status, null, null, now))
                : Optional.empty();
    }
}
