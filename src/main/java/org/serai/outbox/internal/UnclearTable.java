package org.serai.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.serai.canonical.MessageId;
import org.serai.canonical.Reason;
import org.serai.canonical.SendClass;
import org.serai.canonical.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code unclear}: messages that may or may not have been accepted, and what becomes of them. */
final class UnclearTable {
    private static final String DUE = """
            with due as materialized (
                select u.msg_id from unclear u where u.look_at <= :now::timestamptz order by u.look_at limit 500)
            select m.msg_id, m.number_id, m.send_class, m.dup_possible, u.since, a.intent_at
            from due
            cross join lateral (select * from message m where m.msg_id = due.msg_id and m.state = 'unknown' offset 0) m
            cross join lateral (select * from unclear u where u.msg_id = due.msg_id offset 0) u
            cross join lateral (select * from attempt a
                                where a.msg_id = m.msg_id and a.attempt_no = m.attempts offset 0) a
            """;

    private static final String MOVE = """
            with locked as materialized (
                select ctid as place from message
                where msg_id = any(:ids) and state = any(:from::text[]) order by msg_id for no key update)
            update message m set state = :state, reason_code = :code, reason_text = :text,
                   decided_at = :now::timestamptz, dup_possible = m.dup_possible or :again,
                   accepted_at = case when :state = 'accepted' then coalesce(m.accepted_at, :now::timestamptz) else m.accepted_at end
            from locked where m.ctid = locked.place returning m.msg_id, m.lane_id
            """;

    private final JdbcClient jdbc;

    UnclearTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One unclear message whose evidence is to be weighed. */
    record Doubt(UUID id, String number, SendClass sendClass, boolean isSecond, Instant since, Instant intent) {}

    void add(Collection<UUID> messages, Instant now) {
        if (!messages.isEmpty()) {
            jdbc.sql("insert into unclear (msg_id, lane_id, since, expires_at, look_at)"
                            + " select msg_id, lane_id, :now::timestamptz, expires_at, :now::timestamptz from message"
                            + " where msg_id = any(:ids::uuid[]) on conflict do nothing")
                    .param("ids", Column.ids(messages, id -> id))
                    .param("now", now.toString())
                    .update();
        }
    }

    void remove(Collection<UUID> messages) {
        if (!messages.isEmpty()) {
            jdbc.sql("delete from unclear where msg_id = any(:ids::uuid[])")
                    .param("ids", Column.ids(messages, id -> id))
                    .update();
        }
    }

    /** The message, if it is on the list and the tenant's. */
    List<UUID> of(TenantId tenant, MessageId id) {
        return jdbc.sql("select u.msg_id from unclear u join message m on m.msg_id = u.msg_id"
                        + " where u.msg_id = :id and m.tenant = :tenant")
                .param("id", id.value())
                .param("tenant", tenant.value())
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    /** Those to look at now, longest waiting first; locks nothing. */
    List<Doubt> due(Instant now) {
        return jdbc.sql(DUE)
                .param("now", now.toString())
                .query((rs, n) -> doubt(rs))
                .list();
    }

    private static Doubt doubt(ResultSet rs) throws SQLException {
        return new Doubt(
                rs.getObject("msg_id", UUID.class),
                rs.getString("number_id"),
                SendClass.valueOf(rs.getString("send_class")),
                rs.getBoolean("dup_possible"),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                rs.getObject("intent_at", OffsetDateTime.class).toInstant());
    }

    void lookAgain(Collection<UUID> messages, Instant at) {
        jdbc.sql("update unclear set look_at = :at::timestamptz where msg_id = any(:ids)")
                .param("at", at.toString())
                .param("ids", Column.ids(messages, id -> id))
                .update();
    }

    /**
     * @param again whether a second request will leave
     * @return what was moved; what was in no such state any more is left alone
     */
    List<OutcomeTable.Lost> move(
            Collection<UUID> messages, List<String> from, String state, Reason reason, boolean again, Instant now) {
        return jdbc.sql(MOVE)
                .param("ids", Column.ids(messages, id -> id))
                .param("from", from.toArray(new String[0]))
                .param("state", state)
                .param("code", reason.code())
                .param("text", reason.text())
                .param("again", again)
                .param("now", now.toString())
                .query((rs, n) -> new OutcomeTable.Lost(rs.getObject(1, UUID.class), rs.getLong(2)))
                .list();
    }

    /** As if those that are not left to an operator had become unclear just now. */
    void waitAnew(Instant now) {
        jdbc.sql("update unclear set since = :now::timestamptz, look_at = :now::timestamptz"
                        + " where look_at < :never::timestamptz")
                .param("now", now.toString())
                .param("never", UnclearDesk.NEVER.toString())
                .update();
    }

    /** Unclear messages that make no sense any more; never sent again. */
    List<OutcomeTable.Lost> expire(Instant now) {
        return jdbc.sql(
                        "with due as materialized (select msg_id from unclear where expires_at <= :now::timestamptz"
                                + " order by msg_id limit 500),"
                                + " late as materialized (select m.msg_id from message m"
                                + " where m.msg_id = any(array(select msg_id from due)) order by m.msg_id"
                                + " for no key update skip locked),"
                                + " gone as (delete from unclear u using late where u.msg_id = late.msg_id)"
                                + " update message m set state = 'expired', reason_code = 'policy.expired',"
                                + " reason_text = 'nobody could tell whether it was accepted until it made no sense any more',"
                                + " decided_at = :now::timestamptz from late"
                                + " where m.msg_id = late.msg_id and m.state in ('unknown', 'unresolved') returning m.msg_id, m.lane_id")
                .param("now", now.toString())
                .query((rs, n) -> new OutcomeTable.Lost(rs.getObject(1, UUID.class), rs.getLong(2)))
                .list();
    }
}
