package org.serai.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.cloudapi.CloudApiError;
import org.serai.json.Json;
import org.serai.webhook.events.StatusReceived;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code status_event}, and what statuses write into {@code message}. */
final class StatusTable {
    private static final String INSERT = """
            insert into status_event (wamid, status, at, opaque, error_code, error_title, pricing)
            select * from unnest(:wamids::text[], :statuses::text[], :at::timestamptz[], :opaques::text[],
                                 :codes::int[], :titles::text[], :pricing::jsonb[])
            order by 1, 2, 3
            on conflict do nothing
            """;

    private static final String LOCK = """
            select msg_id, lane_id, tenant, phone, user_id, template, language, number_id, state, wamid, sent_at,
                   delivered_at, read_at, failed_at, accepted_at, error_code, error_title
            from message where msg_id = any(:ids::uuid[]) order by msg_id for no key update
            """;

    private static final String UPDATE = """
            update message m set state = v.state, wamid = v.wamid, sent_at = v.sent_at, delivered_at = v.delivered_at,
                   read_at = v.read_at, failed_at = v.failed_at, error_code = v.code, error_title = v.title,
                   accepted_at = coalesce(m.accepted_at, v.sent_at, v.delivered_at, v.read_at)
            from (select m.place, v.*
                  from unnest(:ids::uuid[], :states::text[], :wamids::text[], :sent::timestamptz[],
                              :delivered::timestamptz[], :read::timestamptz[], :failed::timestamptz[], :codes::int[],
                              :titles::text[])
                       as v(msg_id, state, wamid, sent_at, delivered_at, read_at, failed_at, code, title)
                  cross join lateral (select ctid as place from message m where m.msg_id = v.msg_id offset 0) m) v
            where m.ctid = v.place
            """;

    private final JdbcClient jdbc;

    StatusTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A status and the message it is about, where that is one of ours. */
    record Known(StatusReceived status, @Nullable UUID message) {}

    record Row(
            UUID id,
            long lane,
            @Nullable TenantId tenant,
            @Nullable Recipient to,
            String number,
            @Nullable Instant acceptedAt,
            Lattice before) {}

    /** What was kept before is left out; in one order of keys, so that two batches never wait for each other in a circle. */
    void insert(List<StatusReceived> statuses) {
        jdbc.sql(INSERT)
                .param("wamids", Column.text(statuses, s -> s.wamid().value()))
                .param("statuses", Column.text(statuses, s -> s.status()))
                .param("at", Column.times(statuses, s -> s.at()))
                .param("opaques", Column.text(statuses, s -> s.opaque()))
                .param("codes", Column.numbers(statuses, s -> code(s.error())))
                .param("titles", Column.text(statuses, s -> title(s.error())))
                .param("pricing", Column.text(statuses, s -> s.pricing() == null ? null : Json.text(s.pricing())))
                .update();
    }

    /** For statuses that carry no token of ours. */
    Map<String, UUID> messagesOf(Collection<String> wamids) {
        var found = new HashMap<String, UUID>();
        if (!wamids.isEmpty()) {
            jdbc.sql("select wamid, msg_id from sent_as where wamid = any(:wamids::text[])")
                    .param("wamids", wamids.toArray(new String[0]))
                    .query((rs, n) -> found.put(rs.getString(1), rs.getObject(2, UUID.class)))
                    .list();
        }
        return found;
    }

    /** In the order of their ids, so that two batches never wait for each other in a circle. */
    List<Row> lock(Collection<UUID> messages) {
        return jdbc.sql(LOCK)
                .param("ids", Column.ids(messages, Function.identity()))
                .query((rs, n) -> row(rs))
                .list();
    }

    /** Only what this transaction has locked: a row that somebody moves meanwhile would be passed over (ADR 0009). */
    void update(Map<UUID, Lattice> changed) {
        List<Map.Entry<UUID, Lattice>> rows = List.copyOf(changed.entrySet());
        jdbc.sql(UPDATE)
                .param("ids", Column.ids(rows, Map.Entry::getKey))
                .param("states", Column.text(rows, r -> r.getValue().state()))
                .param("wamids", Column.text(rows, r -> r.getValue().wamid()))
                .param("sent", Column.times(rows, r -> r.getValue().sentAt()))
                .param("delivered", Column.times(rows, r -> r.getValue().deliveredAt()))
                .param("read", Column.times(rows, r -> r.getValue().readAt()))
                .param("failed", Column.times(rows, r -> r.getValue().failedAt()))
                .param("codes", Column.numbers(rows, r -> code(r.getValue().error())))
                .param("titles", Column.text(rows, r -> title(r.getValue().error())))
                .update();
    }

    /** @return the ids that were not known before */
    List<String> name(Map<String, UUID> wamids, Instant now) {
        return jdbc.sql("insert into sent_as (wamid, msg_id, at)"
                        + " select wamid, msg_id, :now::timestamptz from unnest(:wamids::text[], :ids::uuid[])"
                        + " as v(wamid, msg_id) order by wamid on conflict do nothing returning wamid")
                .param("now", now.toString())
                .param("wamids", wamids.keySet().toArray(new String[0]))
                .param("ids", Column.ids(wamids.values(), Function.identity()))
                .query((rs, n) -> rs.getString("wamid"))
                .list();
    }

    private static Row row(ResultSet rs) throws SQLException {
        int code = rs.getInt("error_code");
        CloudApiError error = rs.wasNull()
                ? null
                : new CloudApiError(code, null, String.valueOf(rs.getString("error_title")), "", "", 0);
        return new Row(
                rs.getObject("msg_id", UUID.class),
                rs.getLong("lane_id"),
                new TenantId(rs.getString("tenant")),
                rs.getString("phone") == null && rs.getString("user_id") == null
                        ? null
                        : QueueTable.recipient(rs.getString("phone"), rs.getString("user_id")),
                rs.getString("number_id"),
                time(rs, "accepted_at"),
                new Lattice(
                        rs.getString("state"),
                        rs.getString("wamid"),
                        time(rs, "sent_at"),
                        time(rs, "delivered_at"),
                        time(rs, "read_at"),
                        time(rs, "failed_at"),
                        error));
    }

    private static @Nullable Instant time(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Integer code(@Nullable CloudApiError error) {
        return error == null ? null : error.code();
    }

    private static @Nullable String title(@Nullable CloudApiError error) {
        return error == null ? null : error.title();
    }
}
