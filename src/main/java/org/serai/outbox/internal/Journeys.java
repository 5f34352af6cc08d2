package org.serai.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.canonical.TenantId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The story of one message, from the delivery that led to it to the answer it got, read from what every room keeps. */
final class Journeys {
    private static final String DELIVERY =
            "select i.received_at as at, i.connector, i.document_type, i.event_id, i.outcome"
                    + " from message m join inbox i on i.tenant = m.tenant and i.connector = m.connector and i.event_id = m.delivery"
                    + " where m.msg_id = :id and m.tenant = :tenant";
    private static final String EVENT = "select e.recorded_at as at, e.type, e.id, e.subject, e.outcome"
            + " from message m join event e on e.tenant = m.tenant and e.id = m.event_id"
            + " where m.msg_id = :id and m.tenant = :tenant";
    private static final String VERDICT = "select created_at as at, verdict, flow, template, language,"
            + " case when verdict <> 'admit' and decided_at = created_at then reason_code end as reason_code,"
            + " case when verdict <> 'admit' and decided_at = created_at then reason_text end as reason_text"
            + " from message where msg_id = :id and tenant = :tenant";
    private static final String SECOND_VERDICT = "select decided_at as at, state, reason_code, reason_text from message"
            + " where msg_id = :id and tenant = :tenant and reason_code is not null and (verdict = 'admit' or decided_at <> created_at)";
    private static final String REPLAYS =
            "select s.created_at as at, s.replay_of, s.msg_id from message m join message s"
                    + " on s.msg_id = m.msg_id and m.replay_of is not null or s.msg_id = m.replayed_as"
                    + " where m.msg_id = :id and m.tenant = :tenant";
    private static final String ATTEMPTS =
            "select a.intent_at as at, a.ended_at, a.attempt_no, a.outcome, a.http_status,"
                    + " a.error_code, a.evidence from attempt a join message m on m.msg_id = a.msg_id"
                    + " where a.msg_id = :id and m.tenant = :tenant";
    private static final String STATUSES = "select s.at, s.status, s.wamid, s.error_code, s.error_title from sent_as n"
            + " join message m on m.msg_id = n.msg_id join status_event s on s.wamid = n.wamid"
            + " where n.msg_id = :id and m.tenant = :tenant"
            + " order by s.at, array_position(array['sent', 'delivered', 'read', 'played'], s.status)";
    private static final String DUPLICATES = "select s.at, s.wamid from sent_as s join message m on m.msg_id = s.msg_id"
            + " where s.msg_id = :id and m.tenant = :tenant and s.wamid <> m.wamid";
    private static final String REPLIES =
            "select received_at as at, kind, wamid, matched_by from reply" + " where msg_id = :id and tenant = :tenant";
    private static final String CALLBACKS = "select c.created_at as at, c.delivered_at, c.connector, c.step, c.state,"
            + " c.attempts, c.error from callback c join reply r on r.tenant = c.tenant and r.wamid = c.wamid"
            + " where r.msg_id = :id and r.tenant = :tenant";
    private final JdbcClient jdbc;

    Journeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Step(Instant at, Map<String, @Nullable Object> tree) {}

    List<Map<String, @Nullable Object>> of(TenantId tenant, MessageId id) {
        var steps = new ArrayList<Step>();
        read(steps, DELIVERY, tenant, id, Journeys::delivery);
        read(steps, EVENT, tenant, id, Journeys::event);
        read(steps, VERDICT, tenant, id, Journeys::verdict);
        read(steps, REPLAYS, tenant, id, (rs, n) -> replay(rs, id));
        read(steps, SECOND_VERDICT, tenant, id, Journeys::secondVerdict);
        read(steps, ATTEMPTS, tenant, id, Journeys::attempt);
        read(steps, STATUSES, tenant, id, Journeys::status);
        read(steps, DUPLICATES, tenant, id, Journeys::duplicate);
        read(steps, REPLIES, tenant, id, Journeys::reply);
        read(steps, CALLBACKS, tenant, id, Journeys::callback);
        // stable: what happened in one second stays in the order of this list, for Meta's clock has whole seconds
        steps.sort(Comparator.comparing(step -> step.at().truncatedTo(ChronoUnit.SECONDS)));
        return steps.stream().map(Step::tree).toList();
    }

    private void read(List<Step> steps, String sql, TenantId tenant, MessageId id, RowMapper<Step> reader) {
        steps.addAll(jdbc.sql(sql)
                .param("id", id.value())
                .param("tenant", tenant.value())
                .query(reader)
                .list());
    }

    private static Step delivery(ResultSet rs, int n) throws SQLException {
        return step(rs, "received", rs.getString("outcome"))
                .with("connector", rs.getString("connector"))
                .with("documentType", rs.getString("document_type"))
                .with("eventId", rs.getString("event_id"))
                .done();
    }

    private static Step event(ResultSet rs, int n) throws SQLException {
        return step(rs, "event", rs.getString("outcome"))
                .with("type", rs.getString("type"))
                .with("id", rs.getString("id"))
                .with("subject", rs.getString("subject"))
                .done();
    }

    private static Step verdict(ResultSet rs, int n) throws SQLException {
        return step(rs, "verdict", rs.getString("verdict"))
                .with("flow", rs.getString("flow"))
                .with("template", rs.getString("template"))
                .with("language", rs.getString("language"))
                .with("reason", Trees.reason(rs))
                .done();
    }

    private static Step secondVerdict(ResultSet rs, int n) throws SQLException {
        return step(rs, "verdict", rs.getString("state"))
                .with("reason", Trees.reason(rs))
                .done();
    }

    /** In the story of the new message, whose place it takes; in that of the old, which one took its place. */
    private static Step replay(ResultSet rs, MessageId told) throws SQLException {
        boolean isNew = told.value().equals(rs.getObject("msg_id", UUID.class));
        return step(rs, "replay", isNew ? "replays" : "replayed")
                .with("message", rs.getString(isNew ? "replay_of" : "msg_id"))
                .done();
    }

    private static Step attempt(ResultSet rs, int n) throws SQLException {
        String outcome = rs.getString("outcome");
        return step(rs, "attempt", outcome == null ? "sending" : outcome)
                .with("attempt", rs.getInt("attempt_no"))
                .with("endedAt", Trees.time(rs, "ended_at"))
                .with("httpStatus", rs.getObject("http_status"))
                .with("code", rs.getObject("error_code"))
                .with("evidence", rs.getString("evidence"))
                .done();
    }

    private static Step status(ResultSet rs, int n) throws SQLException {
        return step(rs, "status", rs.getString("status"))
                .with("wamid", rs.getString("wamid"))
                .with("error", Trees.error(rs))
                .done();
    }

    private static Step duplicate(ResultSet rs, int n) throws SQLException {
        return step(rs, "duplicate", "sent twice")
                .with("wamid", rs.getString("wamid"))
                .done();
    }

    private static Step reply(ResultSet rs, int n) throws SQLException {
        return step(rs, "reply", rs.getString("kind"))
                .with("wamid", rs.getString("wamid"))
                .with("matchedBy", rs.getString("matched_by"))
                .done();
    }

    private static Step callback(ResultSet rs, int n) throws SQLException {
        return step(rs, "callback", rs.getString("state"))
                .with("connector", rs.getString("connector"))
                .with("route", rs.getString("step"))
                .with("deliveredAt", Trees.time(rs, "delivered_at"))
                .with("attempts", rs.getInt("attempts"))
                .with("error", rs.getString("error"))
                .done();
    }

    private static Writing step(ResultSet rs, String name, String outcome) throws SQLException {
        Instant at = rs.getObject("at", OffsetDateTime.class).toInstant();
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("step", name);
        tree.put("at", at.toString());
        tree.put("outcome", outcome);
        return new Writing(at, tree);
    }

    private record Writing(Instant at, Map<String, @Nullable Object> tree) {
        Writing with(String name, @Nullable Object value) {
            if (value != null) {
                tree.put(name, value);
            }
            return this;
        }

        Step done() {
            return new Step(at, tree);
        }
    }
}
