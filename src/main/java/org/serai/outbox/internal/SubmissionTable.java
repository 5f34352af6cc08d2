package org.serai.outbox.internal;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.Event;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.Reason;
import org.serai.database.RowSet;
import org.serai.policy.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The birth of messages: rows of {@code message}, its content, its place in the lane, all in one statement. */
final class SubmissionTable {
    private static final RowSet ROWS = new RowSet("""
            msg_id uuid, tenant text, flow text, event_id text, connector text, delivery text, business_key text,
            business_keys text[], person text, phone text, user_id text, number_id text, lane_id bigint,
            send_class text, priority text, story text, story_at timestamptz, story_ends boolean, refs jsonb, verdict text, created_at timestamptz, state text, template text,
            language text, category text, reason_code text, reason_text text, not_before timestamptz,
            expires_at timestamptz, replay_of uuid, content jsonb, alternative jsonb""");

    private static final String KEEP = """
            with r as materialized (select * from %s),
            kept as (
                insert into message (msg_id, tenant, flow, event_id, connector, delivery, business_key, business_keys,
                    person, phone, user_id, number_id, lane_id, send_class, priority, story, story_at, story_ends, refs, verdict, created_at, state, template,
                    language, category, reason_code, reason_text, decided_at, not_before, expires_at, replay_of)
                select msg_id, tenant, flow, event_id, connector, delivery, business_key, business_keys,
                    person, phone, user_id, number_id, lane_id, send_class, priority, story, story_at, story_ends, refs, verdict, created_at, state, template,
                    language, category, reason_code, reason_text, created_at, not_before, expires_at, replay_of
                from r
                on conflict (tenant, event_id, flow, replay_of) do nothing
                returning msg_id),
            body as (
                insert into message_content (msg_id, content, alternative)
                select r.msg_id, r.content, r.alternative from r join kept on kept.msg_id = r.msg_id),
            open as (
                insert into open_message (lane_id, msg_id, not_before)
                select r.lane_id, r.msg_id, r.not_before from r join kept on kept.msg_id = r.msg_id
                where r.state <> 'refused'
                returning lane_id, msg_id, not_before)
            insert into lane as l (lane_id, tenant, number_id, due_at)
            select distinct on (r.lane_id) r.lane_id, r.tenant, r.number_id, r.not_before
            from r join open on open.msg_id = r.msg_id
            order by r.lane_id, r.not_before
            on conflict (lane_id) do update set due_at = least(l.due_at, excluded.due_at)
            where l.due_at is null or l.due_at > excluded.due_at
            """.formatted(ROWS.as("r"));

    private final JdbcClient jdbc;

    SubmissionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message whose event and flow are already there is left out. Lanes are locked in the order of their ids. */
    void keep(List<Submission> submissions) {
        jdbc.sql(KEEP)
                .params(ROWS.parameters(
                        submissions.stream().map(Submission::row).toList()))
                .update();
    }

    Optional<Verdict> firstVerdict(OutboundMessage message) {
        return jdbc.sql("select verdict, reason_code, reason_text, not_before from message"
                        + " where tenant = :tenant and event_id = :event and flow = :flow and replay_of is null")
                .param("tenant", message.event().tenant().value())
                .param("event", message.event().id())
                .param("flow", message.flow())
                .query((rs, n) -> verdict(
                        rs.getString(1),
                        new Reason(String.valueOf(rs.getString(2)), String.valueOf(rs.getString(3))),
                        rs.getObject(4, OffsetDateTime.class)))
                .optional();
    }

    /** What was decided before about messages for these events; ids of events are made from their tenant too. */
    Map<Key, Verdict> firstVerdicts(List<Event> events) {
        var found = new HashMap<Key, Verdict>();
        jdbc.sql("select tenant, event_id, flow, verdict, reason_code, reason_text, not_before from message"
                        + " where event_id = any(:events::text[]) and replay_of is null")
                .param("events", events.stream().map(Event::id).toArray(String[]::new))
                .query(rs -> {
                    found.put(
                            new Key(rs.getString(1), rs.getString(2), rs.getString(3)),
                            verdict(
                                    rs.getString(4),
                                    new Reason(String.valueOf(rs.getString(5)), String.valueOf(rs.getString(6))),
                                    rs.getObject(7, OffsetDateTime.class)));
                });
        return found;
    }

    /** One message a flow and event. */
    record Key(String tenant, String event, String flow) {
        static Key of(OutboundMessage message) {
            return new Key(message.event().tenant().value(), message.event().id(), message.flow());
        }
    }

    private static Verdict verdict(String word, Reason reason, OffsetDateTime notBefore) {
        return switch (word) {
            case "admit" -> new Verdict.Admit();
            case "defer" -> new Verdict.Defer(notBefore.toInstant(), reason);
            default -> new Verdict.Refuse(reason);
        };
    }
}
