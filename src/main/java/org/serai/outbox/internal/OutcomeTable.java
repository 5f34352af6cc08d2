package org.serai.outbox.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.cloudapi.CloudApiError;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What outcomes write: attempt, message, the id the Cloud API gave, and the list of unclear ones. */
final class OutcomeTable {
    /** An id given by the Cloud API counts whatever became of the row meanwhile; anything else only while it is sending. */
    private static final String APPLY = """
            with due as materialized (
                select m.place, m.was, v.*
                from unnest(:ids::uuid[], :attempts::int[], :states::text[], :outcomes::text[], :evidence::text[],
                            :wamids::text[], :https::int[], :codes::int[], :titles::text[], :notBefore::timestamptz[])
                     as v(msg_id, attempt_no, state, outcome, evidence, wamid, http, code, title, not_before)
                cross join lateral (select ctid as place, state as was from message m
                                    where m.msg_id = v.msg_id and m.attempts = v.attempt_no offset 0) m),
            ended as (
                update attempt a set ended_at = :now::timestamptz, outcome = begun.outcome,
                       http_status = nullif(begun.http, 0), error_code = begun.code, evidence = begun.evidence
                from (select a.place, due.outcome, due.http, due.code, due.evidence from due
                      cross join lateral (select ctid as place from attempt a
                          where a.msg_id = due.msg_id and a.attempt_no = due.attempt_no offset 0) a) begun
                where a.ctid = begun.place),
            named as (
                insert into sent_as (wamid, msg_id, at)
                select wamid, msg_id, :now::timestamptz from due where wamid is not null order by wamid
                on conflict do nothing)
            update message m set
                state = case when due.was = 'sending' or (due.was in ('unknown', 'unresolved') and due.wamid is not null)
                        then due.state else m.state end,
                wamid = coalesce(m.wamid, due.wamid),
                accepted_at = case when due.wamid is null then m.accepted_at
                              else coalesce(m.accepted_at, :now::timestamptz) end,
                failed_at = case when due.state = 'failed' and due.was = 'sending' then :now::timestamptz else m.failed_at end,
                not_before = coalesce(due.not_before, m.not_before),
                error_code = case when due.was = 'sending' then due.code else m.error_code end,
                error_title = case when due.was = 'sending' then due.title else m.error_title end
            from due where m.ctid = due.place and (due.wamid is not null or due.was = 'sending')
            returning m.msg_id, due.was, m.wamid
            """;

    private final JdbcClient jdbc;

    OutcomeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param was the state before; {@code wamid} the id the message is known by, which need not be the one just given */
    record Applied(UUID id, String was, @Nullable String wamid) {}

    List<Applied> apply(List<Settlement> settlements, Instant now) {
        lock(settlements);
        return jdbc.sql(APPLY)
                .param("ids", Column.ids(settlements, OutcomeTable::id))
                .param("attempts", Column.ints(settlements, s -> s.flight().attempt()))
                .param("states", Column.text(settlements, Settlement::state))
                .param("outcomes", Column.text(settlements, Settlement::outcome))
                .param("evidence", Column.text(settlements, Settlement::evidence))
                .param(
                        "wamids",
                        Column.text(
                                settlements,
                                s -> s.wamid() == null ? null : s.wamid().value()))
                .param("https", Column.ints(settlements, Settlement::httpStatus))
                .param(
                        "codes",
                        Column.numbers(
                                settlements,
                                s -> s.error() == null ? null : s.error().code()))
                .param("titles", Column.text(settlements, s -> title(s.error())))
                .param("notBefore", Column.times(settlements, Settlement::notBefore))
                .param("now", now.toString())
                .query((rs, n) -> new Applied(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3)))
                .list();
    }

    /** So that nobody moves a message between the moment it is found and the moment it is changed. */
    private void lock(List<Settlement> settlements) {
        jdbc.sql("select msg_id from message where msg_id = any(:ids) order by msg_id for no key update")
                .param("ids", Column.ids(settlements, OutcomeTable::id))
                .query(UUID.class)
                .list();
    }

    void switchContent(MessageId message) {
        jdbc.sql("update message_content set content = alternative, alternative = null"
                        + " where msg_id = :id and alternative is not null")
                .param("id", message.value())
                .update();
    }

    /** Messages that were being sent in these lanes when their sender was lost. */
    List<Lost> lose(Collection<Long> lanes, String evidence, Instant now) {
        return jdbc.sql("with lost as materialized (select m.msg_id, m.lane_id, m.attempts from open_message o"
                        + " join message m on m.msg_id = o.msg_id"
                        + " where o.lane_id = any(:lanes::bigint[]) and m.state = 'sending'"
                        + " order by m.msg_id for no key update of m),"
                        + " ended as (update attempt a set ended_at = :now::timestamptz, outcome = 'unknown',"
                        + " evidence = :evidence from lost"
                        + " where a.msg_id = lost.msg_id and a.attempt_no = lost.attempts)"
                        + " update message m set state = 'unknown' from lost where m.msg_id = lost.msg_id"
                        + " returning m.msg_id, m.lane_id")
                .param("lanes", Column.longs(lanes, Long::longValue))
                .param("evidence", evidence)
                .param("now", now.toString())
                .query((rs, n) -> new Lost(rs.getObject(1, UUID.class), rs.getLong(2)))
                .list();
    }

    record Lost(UUID id, long lane) {}

    private static UUID id(Settlement settlement) {
        return settlement.flight().head().id().value();
    }

    private static @Nullable String title(@Nullable CloudApiError error) {
        return error == null ? null : error.title();
    }
}
