package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.PhoneNumberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast each number may send, for all nodes together: the table {@code number_pace}. A rate that begins at seven eighths
 * of what Meta grants, halves when Meta says it is too fast, and recovers by two per cent a second (GCRA by the database's
 * clock, but for what a clock that was set back left ahead of it); and pauses, each twice as long as the one before until a
 * call gets through, in business time; after one a single call finds out whether it was long enough. Both outlive a restart;
 * a pause does not outlive a demo's clock that is put back to before it began.
 */
final class PaceTable {
    private static final double BURST_SECONDS = 0.25;
    private static final int LONGEST_DOUBLED_SECONDS = 600;
    private static final String KNOW = """
            insert into number_pace (number_id, rate, slowed_at, tat) values (:id, :granted * 7 / 8.0, now(), now())
            on conflict do nothing
            """;

    /** Seconds a pause still lasts; none or less: there is none. A minute, since hubs do not have quite the same time. */
    private static final String LEFT = """
            case when paused_at <= :now::timestamptz + interval '1 minute'
                 then extract(epoch from paused_until - :now::timestamptz)::float8 else 0 end
            """;

    /** After a pause one call finds out whether it was long enough; this long nobody else does, if no answer says so before. */
    private static final String IS_TRYING =
            "tried_at between :now::timestamptz - interval '20 seconds' and :now::timestamptz + interval '1 minute'";

    /** What the rate has grown to since it was halved; not at all where the clock was set back since. */
    private static final String RATE =
            "least(:granted, rate * power(1.02, least(greatest(extract(epoch from now() - slowed_at), 0), 1000))::float8)";

    private static final String BUY = """
            with p as (
                select number_id, greatest(tat, now()) as tat, %s as pause, pauses, %s as rate,
                       case when pauses = 0 then :most when %s then 0 else 1 end as most
                from number_pace where number_id = :id for no key update),
            q as (
                select number_id, pause, pauses, rate, most, greatest(:burst, 1 / rate) as most_ahead,
                       least(tat, now() + make_interval(secs => greatest(:burst, 1 / rate))) as tat
                from p),
            b as (
                select q.*, case when pause > 0 then 0 else least(most, floor(
                    (most_ahead - extract(epoch from tat - now())::float8) * rate + 0.001)) end as messages
                from q)
            update number_pace n set tat = b.tat + make_interval(secs => greatest(b.messages, 0) / b.rate),
                   tried_at = case when b.pauses > 0 and b.messages > 0 then :now::timestamptz else n.tried_at end
            from b where n.number_id = b.number_id
            returning greatest(b.messages, 0)::int, greatest(b.pause, case when b.most = 0 then 1 end), b.rate, b.pauses
            """.formatted(LEFT, RATE, IS_TRYING);
    private static final String SLOW = """
            update number_pace set slowed_at = now(), tat = greatest(tat, now() + make_interval(secs => :burst)),
                   rate = greatest(1, %s / 2)
            where number_id = :id and (slowed_at <= now() - interval '1 second' or slowed_at > now() + interval '1 minute')
            """.formatted(RATE);
    private static final String PAUSE = """
            update number_pace set cause = :cause, pauses = pauses + case when p.pause > 0 then 0 else 1 end,
                   paused_at = :now::timestamptz, tried_at = null,
                   paused_until = :now::timestamptz + make_interval(secs =>
                       case when p.pause > 0 then :shortest
                       else least(:shortest * power(2, least(pauses, 12)), greatest(:shortest, :longest))::float8 end)
            from (select number_id, %s as pause from number_pace where number_id = :id for no key update) p
            where number_pace.number_id = p.number_id and (p.pause <= 0 or p.pause < :shortest)
            """.formatted(LEFT);
    private static final String PAUSED = """
            select number_id, pause from (
                select number_id, %s as pause from number_pace where number_id = any(:numbers::text[])) p
            where pause > 0
            """.formatted(LEFT);
    private static final String RESUME = """
            update number_pace set pauses = 0, cause = null where number_id = :id and pauses > 0 and %s <= 0
            """.formatted(LEFT);

    private final JdbcClient jdbc;
    private final Clock clock;

    PaceTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param messages that may be sent now; nobody else may send them
     * @param askAgain when it is worth asking again, where there are none
     * @param pauses in a row that did not help yet
     */
    record Grant(int messages, Duration askAgain, int pauses) {}

    void know(PhoneNumberId number, int granted) {
        jdbc.sql(KNOW).param("id", number.value()).param("granted", granted).update();
    }

    /** Empty where the number is not known yet. */
    Optional<Grant> buy(PhoneNumberId number, int granted, int most) {
        return jdbc.sql(BUY)
                .param("id", number.value())
                .param("granted", (double) granted)
                .param("most", most)
                .param("burst", BURST_SECONDS)
                .param("now", now())
                .query((rs, n) -> new Grant(rs.getInt(1), wait(rs.getDouble(2), rs.getDouble(3)), rs.getInt(4)))
                .optional();
    }

    /** Meta said too fast: all that says so within one second counts once. */
    void slow(PhoneNumberId number, int granted) {
        jdbc.sql(SLOW)
                .param("id", number.value())
                .param("granted", (double) granted)
                .param("burst", BURST_SECONDS)
                .update();
    }

    /** Answers of calls already under way do not double a pause; one that asks for more gets more. */
    void pause(PhoneNumberId number, Duration shortest, String cause) {
        jdbc.sql(PAUSE)
                .param("id", number.value())
                .param("shortest", (double) shortest.toSeconds())
                .param("longest", (double) LONGEST_DOUBLED_SECONDS)
                .param("cause", cause)
                .param("now", now())
                .update();
    }

    /** How many seconds each of these numbers still pauses; numbers that do not are left out. */
    Map<String, Double> paused(Collection<String> numbers) {
        var paused = new HashMap<String, Double>();
        jdbc.sql(PAUSED)
                .param("numbers", numbers.toArray(String[]::new))
                .param("now", now())
                .query(rs -> {
                    paused.put(rs.getString(1), rs.getDouble(2));
                });
        return paused;
    }

    void resume(PhoneNumberId number) {
        jdbc.sql(RESUME).param("id", number.value()).param("now", now()).update();
    }

    /** After the clock was set back: a pause that would begin later begins now. */
    void pullBack(Instant now) {
        jdbc.sql("update number_pace set paused_at = :now::timestamptz,"
                        + " paused_until = :now::timestamptz + (paused_until - paused_at)"
                        + " where paused_at > :now::timestamptz")
                .param("now", now.toString())
                .update();
    }

    private String now() {
        return clock.instant().toString();
    }

    private static Duration wait(double pausedSeconds, double rate) {
        double seconds = Math.max(pausedSeconds, Math.max(1 / rate, 0.005));
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
