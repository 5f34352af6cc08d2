package org.serai.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.canonical.TenantId;
import org.serai.canonical.UserId;
import org.serai.canonical.Wamid;
import org.serai.outbox.MessageFilter;
import org.serai.outbox.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads messages for people: by filter, by id, and those nobody can tell about. */
final class MessageQueries implements Messages {
    private static final int MOST = 500;
    private static final String COLUMNS =
            "m.msg_id, m.tenant, m.business_key, m.person, m.template, m.language, m.state,"
                    + " m.wamid, m.attempts, m.created_at, m.accepted_at, m.sent_at, m.delivered_at, m.read_at, m.error_code,"
                    + " m.error_title, m.reason_code, m.reason_text, m.dup_possible, m.flow, m.event_id, m.connector,"
                    + " m.replay_of, m.replayed_as";
    private final JdbcClient jdbc;
    private final Journeys journeys;

    MessageQueries(JdbcClient jdbc, Journeys journeys) {
        this.jdbc = jdbc;
        this.journeys = journeys;
    }

    @Override
    public Page find(TenantId tenant, MessageFilter filter) {
        int limit = Math.max(1, Math.min(filter.limit(), MOST));
        var params = new HashMap<String, Object>();
        params.put("tenant", tenant.value());
        params.put("limit", limit + 1);
        String sql = "select " + COLUMNS + " from message m where m.tenant = :tenant" + conditions(filter, params)
                + " order by m.msg_id desc limit :limit";
        List<Map<String, @Nullable Object>> found = new ArrayList<>(
                jdbc.sql(sql).params(params).query((rs, n) -> tree(rs)).list());
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        found.remove(limit);
        return new Page(found, String.valueOf(found.get(limit - 1).get("id")));
    }

    @Override
    public List<MessageId> ofWamid(TenantId tenant, Wamid wamid) {
        return jdbc.sql("select msg_id from message where msg_id = (select msg_id from sent_as where wamid = :wamid)"
                        + " and tenant = :tenant")
                .param("wamid", wamid.value())
                .param("tenant", tenant.value())
                .query((rs, n) -> new MessageId(rs.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(TenantId tenant, MessageId id) {
        return jdbc.sql("select " + COLUMNS + " from message m where m.msg_id = :id and m.tenant = :tenant")
                .param("id", id.value())
                .param("tenant", tenant.value())
                .query((rs, n) -> tree(rs))
                .optional();
    }

    @Override
    public List<Map<String, @Nullable Object>> journey(TenantId tenant, MessageId id) {
        return journeys.of(tenant, id);
    }

    @Override
    public List<MessageId> ofEvents(TenantId tenant, Collection<String> events) {
        return jdbc.sql("select msg_id from message where event_id = any(:events::text[]) and tenant = :tenant"
                        + " order by msg_id")
                .param("tenant", tenant.value())
                .param("events", events.toArray(new String[0]))
                .query((rs, n) -> new MessageId(rs.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public List<Map<String, @Nullable Object>> unclear(TenantId tenant, int limit) {
        return jdbc.sql("select " + COLUMNS + ", u.since, a.intent_at, a.ended_at, a.attempt_no, a.http_status,"
                        + " a.error_code as attempt_code, a.evidence from unclear u join message m on m.msg_id = u.msg_id"
                        + " left join attempt a on a.msg_id = m.msg_id and a.attempt_no = m.attempts"
                        + " where m.tenant = :tenant order by u.since, u.msg_id limit :limit")
                .param("tenant", tenant.value())
                .param("limit", Math.max(1, Math.min(limit, MOST)))
                .query((rs, n) -> {
                    Map<String, @Nullable Object> tree = tree(rs);
                    tree.put("evidence", evidence(rs));
                    return tree;
                })
                .list();
    }

    private static String conditions(MessageFilter filter, Map<String, Object> params) {
        var sql = new StringBuilder();
        add(sql, params, " and m.business_keys @> array[:businessKey]::text[]", "businessKey", filter.businessKey());
        add(sql, params, " and m.person = :person", "person", filter.to() == null ? null : person(filter.to()));
        add(sql, params, " and m.template = :template", "template", filter.template());
        add(
                sql,
                params,
                " and m.created_at >= :since::timestamptz",
                "since",
                filter.since() == null ? null : filter.since().toString());
        add(sql, params, " and m.msg_id < :cursor::uuid", "cursor", cursor(filter.cursor()));
        if (filter.state() != null) {
            sql.append(" and m.state = any(:states::text[])");
            params.put(
                    "states",
                    filter.state().equals("unknown")
                            ? new String[] {"unknown", "unresolved"}
                            : new String[] {filter.state()});
        }
        return sql.toString();
    }

    private static void add(
            StringBuilder sql, Map<String, Object> params, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            params.put(name, value);
        }
    }

    private static String person(String to) {
        String trimmed = to.strip();
        return UserId.isUserId(trimmed) || trimmed.startsWith("+") ? trimmed : "+" + trimmed;
    }

    private static @Nullable String cursor(@Nullable String cursor) {
        return cursor == null ? null : UUID.fromString(cursor).toString();
    }

    private static Map<String, @Nullable Object> evidence(ResultSet rs) throws SQLException {
        var evidence = new LinkedHashMap<String, @Nullable Object>();
        put(evidence, "since", Trees.time(rs, "since"));
        put(evidence, "attempt", rs.getObject("attempt_no"));
        put(evidence, "intentAt", Trees.time(rs, "intent_at"));
        put(evidence, "endedAt", Trees.time(rs, "ended_at"));
        put(evidence, "httpStatus", rs.getObject("http_status"));
        put(evidence, "code", rs.getObject("attempt_code"));
        put(evidence, "seen", rs.getString("evidence"));
        return evidence;
    }

    private static Map<String, @Nullable Object> tree(ResultSet rs) throws SQLException {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", rs.getObject("msg_id", UUID.class).toString());
        tree.put("tenant", rs.getString("tenant"));
        tree.put("businessKey", rs.getString("business_key"));
        tree.put("to", rs.getString("person"));
        tree.put("template", rs.getString("template"));
        tree.put("language", rs.getString("language"));
        tree.put("state", Trees.wireState(rs.getString("state")));
        tree.put("wamid", rs.getString("wamid"));
        tree.put("attempts", rs.getInt("attempts"));
        put(tree, "createdAt", Trees.time(rs, "created_at"));
        tree.put("acceptedAt", Trees.time(rs, "accepted_at"));
        put(tree, "sentAt", Trees.time(rs, "sent_at"));
        tree.put("deliveredAt", Trees.time(rs, "delivered_at"));
        put(tree, "readAt", Trees.time(rs, "read_at"));
        tree.put("error", Trees.error(rs));
        put(tree, "reason", Trees.reason(rs));
        put(tree, "flow", rs.getString("flow"));
        put(tree, "eventId", rs.getString("event_id"));
        put(tree, "connector", rs.getString("connector"));
        put(tree, "replayOf", rs.getString("replay_of"));
        put(tree, "replayedAs", rs.getString("replayed_as"));
        if (rs.getBoolean("dup_possible")) {
            tree.put("duplicatePossible", true);
        }
        return tree;
    }

    private static void put(Map<String, @Nullable Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value);
        }
    }
}
