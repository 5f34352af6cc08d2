package org.serai.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code held}: what may have left before a hold began, and what becomes of it. */
final class HeldTable {
    /** The attempt nobody can tell about is written down as one: the evidence is weighed of attempts. */
    private static final String DOUBT = """
            with due as materialized (
                select m.ctid as place from message m
                where m.msg_id = any(:ids) and m.state in ('queued', 'scheduled') order by m.msg_id for no key update),
            moved as (
                update message m set state = 'unknown', attempts = m.attempts + 1, reason_code = 'hold.unknown',
                       reason_text = :text, decided_at = :now::timestamptz
                from due where m.ctid = due.place returning m.msg_id, m.lane_id, m.attempts),
            noted as (
                insert into attempt (msg_id, attempt_no, epoch, owner, intent_at, ended_at, outcome, evidence)
                select msg_id, attempts, 0, 'hold', :since::timestamptz, :now::timestamptz, 'unknown', :text from moved)
            select msg_id, lane_id from moved
            """;

    /** A status of an earlier try, which came late, is of that try and of no forgotten one. */
    private static final String TOLD = """
            with forgotten as materialized (
                select m.ctid as place from message m
                where m.msg_id = any(:ids) and not exists (
                    select from attempt a where a.msg_id = m.msg_id and a.attempt_no = m.attempts
                       and (a.outcome is null or a.outcome in ('accepted', 'unknown')))),
            named as (
                update message m set attempts = m.attempts + 1 from forgotten where m.ctid = forgotten.place
                returning m.msg_id, m.attempts, m.accepted_at),
            noted as (
                insert into attempt (msg_id, attempt_no, epoch, owner, intent_at, ended_at, outcome, evidence)
                select msg_id, attempts, 0, 'status', coalesce(accepted_at, :now::timestamptz), :now::timestamptz, 'accepted',
                       'its status came; the database had forgotten that it left' from named)
            update held set told_at = :now::timestamptz where msg_id = any(:ids)
            """;

    private static final String FLOWS = """
            select g.*, e.msg_id, e.business_key from (
                select flow, told_at is not null as told, count(*) as messages from held where tenant = :tenant group by 1, 2) g
            cross join lateral (
                select h.msg_id, m.business_key from (
                    select msg_id from held where tenant = :tenant and flow = g.flow and (told_at is not null) = g.told
                    limit :examples) h
                cross join lateral (select business_key from message m where m.msg_id = h.msg_id offset 0) m) e
            order by g.told, g.flow, e.msg_id
            """;

    private final JdbcClient jdbc;

    HeldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param isTold a status said that they had left */
    record Flow(String name, boolean isTold, long messages, List<Example> examples) {}

    record Example(UUID id, @Nullable String businessKey) {}

    List<Flow> flows(TenantId tenant, int examples) {
        var flows = new ArrayList<Flow>();
        jdbc.sql(FLOWS)
                .param("tenant", tenant.value())
                .param("examples", examples)
                .query(rs -> {
                    add(flows, rs);
                });
        return flows;
    }

    private static void add(List<Flow> flows, ResultSet rs) throws SQLException {
        var next = new Flow(rs.getString("flow"), rs.getBoolean("told"), rs.getLong("messages"), new ArrayList<>());
        Flow last = flows.isEmpty() ? null : flows.get(flows.size() - 1);
        boolean isSame = last != null && last.name.equals(next.name) && last.isTold == next.isTold;
        if (!isSame) {
            flows.add(next);
        }
        flows.get(flows.size() - 1)
                .examples
                .add(new Example(rs.getObject("msg_id", UUID.class), rs.getString("business_key")));
    }

    /** Those nobody has told of yet; nobody else takes them while the hold is locked. */
    List<UUID> next(TenantId tenant, int most) {
        return jdbc.sql(
                        "select msg_id from held where tenant = :tenant and told_at is null order by msg_id limit :most")
                .param("tenant", tenant.value())
                .param("most", most)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    long left(TenantId tenant) {
        return jdbc.sql("select count(*) from held where tenant = :tenant and told_at is null")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    /** @return what was waiting still, and is unknown now */
    List<OutcomeTable.Lost> doubt(Collection<UUID> messages, String text, Instant since, Instant now) {
        return jdbc.sql(DOUBT)
                .param("ids", Column.ids(messages, id -> id))
                .param("text", text)
                .param("since", since.toString())
                .param("now", now.toString())
                .query((rs, n) -> new OutcomeTable.Lost(rs.getObject(1, UUID.class), rs.getLong(2)))
                .list();
    }

    void drop(Collection<UUID> messages) {
        jdbc.sql("delete from held where msg_id = any(:ids)")
                .param("ids", Column.ids(messages, id -> id))
                .update();
    }

    /** Messages that waited, as far as the database knew, and of which a status came; their rows are locked. */
    void told(Collection<UUID> messages, Instant now) {
        if (!messages.isEmpty()) {
            jdbc.sql(TOLD)
                    .param("ids", Column.ids(messages, id -> id))
                    .param("now", now.toString())
                    .update();
        }
    }

    /** @return false when nothing is held for the tenant any more */
    boolean end(TenantId tenant, String by, String as) {
        int ended = jdbc.sql("update hold set released_at = now(), released_by = :by, released_as = :as"
                        + " where tenant = :tenant and released_at is null")
                .param("tenant", tenant.value())
                .param("by", by)
                .param("as", as)
                .update();
        jdbc.sql("delete from held where tenant = :tenant")
                .param("tenant", tenant.value())
                .update();
        return ended == 1;
    }
}
