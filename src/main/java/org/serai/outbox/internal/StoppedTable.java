package org.serai.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.serai.parked.Cause;
import org.serai.parked.ParkedItem;
import org.serai.parked.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code message} that have a {@code cause}: found by the index that holds only these. */
final class StoppedTable {
    /** Sorted afterwards: an index in the wished order would be walked from its beginning. */
    private static final String STOPPED = """
            with stopped as materialized (
                select msg_id, tenant, connector, cause, delivery,
                       coalesce(case when state = 'failed' then error_title else reason_text end, state) as text,
                       coalesce(case when state = 'failed' then failed_at end, decided_at) as at
                from message where cause is not null and tenant = :tenant %s)
            """;

    static final String CAUSES = STOPPED.formatted("") + """
            select cause, count(*), min(at), max(at), (array_agg(msg_id order by msg_id))[1],
                   (array_agg(text order by msg_id))[1]
            from stopped group by cause
            """;
    private static final String ONE =
            "select msg_id, tenant, event_id, flow, state, reason_code, expires_at, replayed_as from message"
                    + " where msg_id = :id and tenant = :tenant";
    private final JdbcClient jdbc;

    StoppedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One message, stopped or not.
     *
     * @param replayedAs the message that took its place
     */
    record Stopped(
            UUID id,
            TenantId tenant,
            String event,
            String flow,
            String state,
            @Nullable String reasonCode,
            Instant expiresAt,
            @Nullable UUID replayedAs) {
        boolean mayHaveBeenAccepted() {
            boolean givenUp =
                    state.equals("expired") && String.valueOf(reasonCode).startsWith("unclear.");
            return givenUp || state.equals("unknown") || state.equals("unresolved");
        }
    }

    List<Cause> causes(TenantId tenant) {
        return jdbc.sql(CAUSES)
                .param("tenant", tenant.value())
                .query((rs, n) -> new Cause(
                        rs.getString(1),
                        "message",
                        rs.getLong(2),
                        instant(rs, 3),
                        instant(rs, 4),
                        rs.getObject(5, UUID.class),
                        rs.getString(6)))
                .list();
    }

    /** The oldest first. */
    List<ParkedItem> list(TenantId tenant, Selection selection) {
        Map<String, Object> params = new HashMap<>(Map.of("tenant", tenant.value(), "limit", selection.limit()));
        String which = and(params, "cause", "=", selection.cause())
                + and(params, "connector", "=", selection.source())
                + and(params, "msg_id", ">", selection.after());
        return jdbc.sql(STOPPED.formatted(which) + "select * from stopped order by msg_id limit :limit")
                .params(params)
                .query((rs, n) -> item(rs))
                .list();
    }

    private static String and(Map<String, Object> params, String column, String comparison, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        params.put(column, value);
        return " and " + column + " " + comparison + " :" + column;
    }

    private static ParkedItem item(ResultSet rs) throws SQLException {
        UUID id = rs.getObject("msg_id", UUID.class);
        return new ParkedItem(
                id,
                rs.getString("tenant"),
                rs.getString("connector"),
                "message",
                rs.getString("cause"),
                "",
                rs.getString("text"),
                "serai trace " + id + " tells its story",
                rs.getString("delivery"),
                null,
                Map.of(),
                new byte[0],
                instant(rs, rs.findColumn("at")));
    }

    Optional<Stopped> find(TenantId tenant, UUID id) {
        return one(ONE, tenant, id);
    }

    /** Nobody else replays it until the transaction ends. */
    Optional<Stopped> lock(TenantId tenant, UUID id) {
        return one(ONE + " for no key update", tenant, id);
    }

    /** The row is locked, and was not replayed. */
    void replayed(UUID id, UUID successor) {
        int rows = jdbc.sql("update message set replayed_as = :as where msg_id = :id and replayed_as is null")
                .param("as", successor)
                .param("id", id)
                .update();
        if (rows != 1) {
            throw new IllegalStateException("message " + id + " was replayed by somebody who does not lock");
        }
    }

    private Optional<Stopped> one(String sql, TenantId tenant, UUID id) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("tenant", tenant.value())
                .query((rs, n) -> new Stopped(
                        rs.getObject("msg_id", UUID.class),
                        new TenantId(rs.getString("tenant")),
                        rs.getString("event_id"),
                        rs.getString("flow"),
                        rs.getString("state"),
                        rs.getString("reason_code"),
                        Objects.requireNonNull(rs.getObject("expires_at", OffsetDateTime.class))
                                .toInstant(),
                        rs.getObject("replayed_as", UUID.class)))
                .optional();
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
