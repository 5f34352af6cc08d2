package org.serai.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits in the engine's tables. Looks at the first rows of an index only, however many there are. */
final class BacklogTable {
    private static final String OLDEST = """
            select n.number_id, oldest.due_at from unnest(:numbers::text[]) as n(number_id)
            cross join lateral (
                select l.due_at from lane l
                where l.number_id = n.number_id and l.owner is null and l.due_at <= :now::timestamptz
                  and (l.hold_until is null or l.hold_until <= :now::timestamptz)
                  and (l.pair_tat is null or l.pair_tat <= :now::timestamptz + make_interval(secs => :tolerance))
                order by l.due_at limit 1) oldest
            """;

    /** Counted up to ten thousand; beyond, as many as PostgreSQL last found on a page, on all pages there are now. */
    private static final String WAITING = """
            select case when counted.n < 10000 then counted.n
                   else greatest(counted.n, (
                       select (reltuples / greatest(relpages, 1)
                               * (pg_relation_size(oid) / current_setting('block_size')::int))::bigint
                       from pg_class where oid = 'open_message'::regclass)) end
            from (select count(*) as n from (select from open_message limit 10000) as first_few) as counted
            """;

    /** Of the first ten thousand. */
    private static final String UNCLEAR = """
            select count(*) filter (where not is_left) as unknown,
                   count(*) filter (where is_left) as unresolved,
                   min(since) filter (where not is_left) as oldest
            from (select since, look_at >= :never::timestamptz as is_left from unclear limit 10000) as first_few
            """;

    private final JdbcClient jdbc;
    private final PairPace pace;

    BacklogTable(JdbcClient jdbc, PairPace pace) {
        this.jdbc = jdbc;
        this.pace = pace;
    }

    /**
     * Since when the oldest message of a number is due that its lane would let go; numbers without one are left out. Who is
     * written to no faster than the pair's rate waits for nobody's queue.
     */
    Map<String, Instant> oldest(Collection<String> numbers, Instant now) {
        var oldest = new HashMap<String, Instant>();
        jdbc.sql(OLDEST)
                .param("numbers", numbers.toArray(new String[0]))
                .param("now", now.toString())
                .param("tolerance", pace.toleranceSeconds())
                .query(rs -> {
                    oldest.put(
                            rs.getString(1),
                            rs.getObject(2, OffsetDateTime.class).toInstant());
                });
        return oldest;
    }

    long waiting() {
        return jdbc.sql(WAITING).query(Long.class).single();
    }

    /** @param oldest since when the oldest of the unknown is so; null: there is none */
    record Unclear(long unknown, long unresolved, @Nullable Instant oldest) {}

    Unclear unclear() {
        return jdbc.sql(UNCLEAR)
                .param("never", UnclearDesk.NEVER.toString())
                .query((rs, n) -> unclear(rs))
                .single();
    }

    private static Unclear unclear(ResultSet rs) throws SQLException {
        OffsetDateTime oldest = rs.getObject("oldest", OffsetDateTime.class);
        return new Unclear(rs.getLong("unknown"), rs.getLong("unresolved"), oldest == null ? null : oldest.toInstant());
    }
}
