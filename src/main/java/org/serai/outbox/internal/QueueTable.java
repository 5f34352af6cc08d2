package org.serai.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Priority;
import org.serai.canonical.Progress;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code open_message}: what is admitted and not yet answered, a lane's messages in their order. */
final class QueueTable {
    private static final String HEADS = """
            select h.*, c.content, c.alternative
            from unnest(:lanes::bigint[]) as l(lane_id)
            cross join lateral (
                select m.msg_id, m.lane_id, m.tenant, m.phone, m.user_id, m.number_id, m.attempts, m.priority, m.story, m.story_at, m.story_ends,
                       m.expires_at
                from open_message o
                cross join lateral (select * from message m where m.msg_id = o.msg_id offset 0) m
                where o.lane_id = l.lane_id and o.not_before <= :now::timestamptz and m.state in ('queued', 'scheduled')
                order by o.msg_id limit 1) h
            cross join lateral (select * from message_content c where c.msg_id = h.msg_id offset 0) c
            """;

    private static final String CLOSE = """
            delete from open_message o using unnest(:lanes::bigint[], :ids::uuid[]) as v(lane_id, msg_id)
            where o.lane_id = v.lane_id and o.msg_id = v.msg_id and o.lane_id = any(:lanes::bigint[])
            """;

    private final JdbcClient jdbc;

    QueueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first message of each lane that may go by its time; a lane without one is not in the answer. */
    List<Head> heads(Collection<Head.Lane> lanes, Instant now) {
        Map<Long, Head.Lane> claims = lanes.stream().collect(Collectors.toMap(Head.Lane::id, Function.identity()));
        return jdbc.sql(HEADS)
                .param("lanes", Column.longs(lanes, Head.Lane::id))
                .param("now", now.toString())
                .query((rs, n) -> head(rs, claims))
                .list();
    }

    /** No longer waiting. */
    void close(Collection<UUID> messages, Collection<Long> lanes) {
        if (!messages.isEmpty()) {
            jdbc.sql(CLOSE)
                    .param("lanes", Column.longs(lanes, Long::longValue))
                    .param("ids", Column.ids(messages, Function.identity()))
                    .update();
        }
    }

    /** Waiting once more, at the old place in the lane. */
    void reopen(Collection<UUID> messages, Collection<Long> lanes, Instant now) {
        jdbc.sql("insert into open_message (lane_id, msg_id, not_before)"
                        + " select lane_id, msg_id, :now::timestamptz from unnest(:lanes::bigint[], :ids::uuid[])"
                        + " as v(lane_id, msg_id) order by 1, 2 on conflict do nothing")
                .param("now", now.toString())
                .param("lanes", Column.longs(lanes, Long::longValue))
                .param("ids", Column.ids(messages, Function.identity()))
                .update();
    }

    void putOff(UUID message, long lane, Instant notBefore) {
        jdbc.sql("update open_message set not_before = :at::timestamptz where lane_id = :lane and msg_id = :id")
                .param("at", notBefore.toString())
                .param("lane", lane)
                .param("id", message)
                .update();
    }

    /** What was to go at once by a clock that has been set back since, is to go at once. */
    void pullBack(Instant now) {
        jdbc.sql("update open_message o set not_before = :now::timestamptz from message m"
                        + " where o.not_before > :now::timestamptz and m.msg_id = o.msg_id and m.state = 'queued'")
                .param("now", now.toString())
                .update();
    }

    private static Head head(ResultSet rs, Map<Long, Head.Lane> claims) throws SQLException {
        return new Head(
                new MessageId(rs.getObject("msg_id", UUID.class)),
                Objects.requireNonNull(claims.get(rs.getLong("lane_id"))),
                new TenantId(rs.getString("tenant")),
                recipient(rs.getString("phone"), rs.getString("user_id")),
                new PhoneNumberId(rs.getString("number_id")),
                rs.getInt("attempts"),
                Priority.valueOf(rs.getString("priority")),
                progress(rs),
                rs.getObject("expires_at", OffsetDateTime.class).toInstant(),
                Contents.ofJson(rs.getString("content")),
                (Content.Template) Contents.ofJson(rs.getString("alternative")));
    }

    private static @Nullable Progress progress(ResultSet rs) throws SQLException {
        String story = rs.getString("story");
        return story == null
                ? null
                : new Progress(
                        story, rs.getObject("story_at", OffsetDateTime.class).toInstant(), rs.getBoolean("story_ends"));
    }

    static Recipient recipient(@Nullable String phone, @Nullable String userId) {
        return new Recipient(phone == null ? null : new PhoneNumber(phone), userId == null ? null : new UserId(userId));
    }
}
