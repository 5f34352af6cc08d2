package org.serai.outbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code lane}. Whoever hands a message in lowers {@code due_at}; a claim takes it away; the release puts back
 * what is still to do, and never raises what was lowered meanwhile. A claim also counts for the pair's rate (GCRA: the
 * theoretical arrival time in {@code pair_tat}); a lane whose time has not come is passed over.
 */
final class LaneTable {
    private static final String CLAIM = """
            with picked as materialized (
                select due.lane_id from unnest(:numbers::text[], :most::int[]) as n(number_id, most)
                cross join lateral (
                    select l.lane_id from lane l
                    where l.number_id = n.number_id and l.owner is null and l.due_at <= :now::timestamptz
                      and (l.hold_until is null or l.hold_until <= :now::timestamptz)
                      and (l.pair_tat is null or l.pair_tat <= :now::timestamptz + make_interval(secs => :tolerance))
                    order by l.due_at limit n.most
                    for no key update skip locked) due)
            update lane l set owner = :owner, epoch = l.epoch + 1, due_at = null, hold_until = null,
                   lease_until = now() + make_interval(secs => :lease),
                   pair_tat = greatest(l.pair_tat, :now::timestamptz) + make_interval(secs => :period)
            where l.lane_id = any(array(select lane_id from picked))
            returning l.lane_id, l.epoch, l.backoff
            """;

    private static final String RELEASE = """
            with mine as materialized (
                select l.lane_id, v.hold_until, v.backoff, l.pair_tat - make_interval(secs => v.unused * :period) as pair_tat
                from lane l
                join unnest(:lanes::bigint[], :epochs::bigint[], :holds::timestamptz[], :backoffs::int[], :unused::int[])
                     as v(lane_id, epoch, hold_until, backoff, unused)
                  on v.lane_id = l.lane_id and v.epoch = l.epoch
                where l.lane_id = any(:lanes::bigint[]) order by l.lane_id for no key update of l)
            update lane l set owner = null, lease_until = null, backoff = mine.backoff, pair_tat = mine.pair_tat,
                   hold_until = mine.hold_until,
                   due_at = least(l.due_at, coalesce(
                       (select o.not_before from open_message o
                        where o.lane_id = l.lane_id and o.not_before <= :now::timestamptz limit 1),
                       (select min(o.not_before) from open_message o where o.lane_id = l.lane_id)))
            from mine where l.lane_id = mine.lane_id and l.lane_id = any(:lanes::bigint[])
            """;

    private static final String PULL_BACK = """
            with ahead as materialized (
                select lane_id from lane
                where due_at > :now::timestamptz or hold_until > :now::timestamptz or pair_tat > :now::timestamptz
                order by lane_id for no key update)
            update lane l set
                   hold_until = case when l.hold_until is not null then
                       least(l.hold_until, :now::timestamptz + make_interval(secs => :hold)) end,
                   pair_tat = case when l.pair_tat is not null then
                       least(l.pair_tat, :now::timestamptz + make_interval(secs => :tolerance)) end,
                   due_at = case when l.due_at > :now::timestamptz then
                       (select min(o.not_before) from open_message o where o.lane_id = l.lane_id) else l.due_at end
            from ahead where l.lane_id = ahead.lane_id
            """;

    private final JdbcClient jdbc;
    private final PairPace pace;

    LaneTable(JdbcClient jdbc, PairPace pace) {
        this.jdbc = jdbc;
        this.pace = pace;
    }

    /** @param room how many lanes of each number at most */
    List<Head.Lane> claim(String owner, Map<String, Integer> room, Instant now, Duration lease) {
        return jdbc.sql(CLAIM)
                .param("numbers", room.keySet().toArray(new String[0]))
                .param("most", room.values().toArray(new Integer[0]))
                .param("now", now.toString())
                .param("owner", owner)
                .param("lease", lease.toMillis() / 1000.0)
                .param("period", pace.periodSeconds())
                .param("tolerance", pace.toleranceSeconds())
                .query((rs, n) -> new Head.Lane(rs.getLong(1), rs.getLong(2), rs.getInt(3)))
                .list();
    }

    /**
     * @param holdUntil no message of the lane goes before; null: at once
     * @param isUnused no request left, so none counts for the pair's rate
     */
    record Release(Head.Lane lane, @Nullable Instant holdUntil, int backoff, boolean isUnused) {
        static Release now(Head.Lane lane) {
            return new Release(lane, null, lane.backoff(), true);
        }
    }

    /** Lanes that were claimed anew meanwhile are left alone. */
    void release(Collection<Release> releases, Instant now) {
        if (releases.isEmpty()) {
            return;
        }
        jdbc.sql(RELEASE)
                .param("lanes", Column.longs(releases, r -> r.lane.id()))
                .param("epochs", Column.longs(releases, r -> r.lane.epoch()))
                .param("holds", Column.times(releases, Release::holdUntil))
                .param("backoffs", Column.ints(releases, Release::backoff))
                .param("unused", Column.ints(releases, r -> r.isUnused ? 1 : 0))
                .param("period", pace.periodSeconds())
                .param("now", now.toString())
                .update();
    }

    /** Lanes of owners that are gone, of leases that ran out, and of leases no right clock gave. Locks nothing. */
    List<Head.Lane> lost(Collection<String> gone, Duration longest) {
        return jdbc.sql("select lane_id, epoch, backoff from lane where owner is not null"
                        + " and (lease_until < now() or lease_until > now() + make_interval(secs => :longest)"
                        + " or owner = any(:gone::text[])) order by lane_id")
                .param("gone", gone.toArray(new String[0]))
                .param("longest", longest.toSeconds())
                .query((rs, n) -> new Head.Lane(rs.getLong(1), rs.getLong(2), rs.getInt(3)))
                .list();
    }

    /** Takes the lanes away from their lost owners, unless they moved on meanwhile; held where a message is unclear. */
    void take(Collection<Head.Lane> lost, Instant now, Duration hold) {
        jdbc.sql("with lost as materialized (select l.lane_id from lane l"
                        + " join unnest(:lanes::bigint[], :epochs::bigint[]) as v(lane_id, epoch)"
                        + " on v.lane_id = l.lane_id and v.epoch = l.epoch"
                        + " where l.owner is not null and l.lane_id = any(:lanes::bigint[]) order by l.lane_id for no key update of l)"
                        + " update lane l set owner = null, epoch = l.epoch + 1, lease_until = null,"
                        + " due_at = :now::timestamptz, hold_until = (select max(u.since) + make_interval(secs => :hold)"
                        + " from unclear u where u.lane_id = l.lane_id)"
                        + " from lost where l.lane_id = lost.lane_id and l.lane_id = any(:lanes::bigint[])")
                .param("lanes", Column.longs(lost, Head.Lane::id))
                .param("epochs", Column.longs(lost, Head.Lane::epoch))
                .param("now", now.toString())
                .param("hold", hold.toMillis() / 1000.0)
                .update();
    }

    /** After the clock was set back: no lane waits longer than its messages do, its pair's rate asks, or a hold may last. */
    void pullBack(Instant now, Duration longestHold) {
        jdbc.sql(PULL_BACK)
                .param("now", now.toString())
                .param("hold", longestHold.toMillis() / 1000.0)
                .param("tolerance", pace.toleranceSeconds())
                .update();
    }

    /** What held the lane is settled: the next message may go. */
    void free(Collection<Long> lanes, Instant now) {
        if (lanes.isEmpty()) {
            return;
        }
        jdbc.sql("update lane set hold_until = null, due_at = least(due_at, :now::timestamptz)"
                        + " where lane_id = any(:lanes::bigint[])")
                .param("lanes", Column.longs(lanes, Long::longValue))
                .param("now", now.toString())
                .update();
    }
}
