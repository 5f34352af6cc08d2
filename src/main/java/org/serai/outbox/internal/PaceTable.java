package org.serai.outbox.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.PhoneNumberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast each number may send, for all nodes together: the table {@code number_pace}. A rate that begins at seven eighths
 * of what Meta grants, halves when Meta says it is too fast, and recovers by two per cent a second (GCRA by the database's
 * clock); and pauses, each twice as long as the one before until a call gets through. Both outlive a restart.
 */
final class PaceTable {
    private static final double BURST_SECONDS = 0.25;
    private static final int LONGEST_DOUBLED_SECONDS = 600;
    private static final String KNOW = """
            insert into number_pace (number_id, rate, slowed_at, tat) values (:id, :granted * 7 / 8.0, now(), now())
            on conflict do nothing
            """;
    private static final String BUY = """
            with p as (
                select number_id, greatest(tat, now()) as tat, paused_until, pauses,
                       least(:granted, rate * power(1.02, least(extract(epoch from now() - slowed_at), 1000))::float8) as rate
                from number_pace where number_id = :id for no key update),
            b as (
                select p.*, case when paused_until > now() then 0 else least(:most, floor(
                    (greatest(:burst, 1 / rate) - extract(epoch from tat - now())::float8) * rate + 0.001)) end as messages
                from p)
            update number_pace n set tat = b.tat + make_interval(secs => greatest(b.messages, 0) / b.rate)
            from b where n.number_id = b.number_id
            returning greatest(b.messages, 0)::int, coalesce(extract(epoch from b.paused_until - now()), 0)::float8,
                      b.rate, b.pauses
            """;
    private static final String SLOW = """
            update number_pace set slowed_at = now(), tat = greatest(tat, now() + make_interval(secs => :burst)),
                   rate = greatest(1, least(:granted,
                       rate * power(1.02, least(extract(epoch from now() - slowed_at), 1000))::float8) / 2)
            where number_id = :id and slowed_at <= now() - interval '1 second'
            """;
    private static final String PAUSE = """
            update number_pace set cause = :cause, pauses = pauses + case when p.is_new then 1 else 0 end,
                   paused_until = case when p.is_new then now() + make_interval(secs =>
                           least(:shortest * power(2, least(pauses, 12)), greatest(:shortest, :longest))::float8)
                       else now() + make_interval(secs => :shortest) end
            from (select number_id, coalesce(paused_until <= now(), true) as is_new from number_pace
                  where number_id = :id for no key update) p
            where number_pace.number_id = p.number_id
              and (p.is_new or paused_until < now() + make_interval(secs => :shortest))
            """;
    private static final String RESUME =
            "update number_pace set pauses = 0, cause = null where number_id = :id and pauses > 0 and paused_until <= now()";

    private final JdbcClient jdbc;

    PaceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
                .update();
    }

    /** How many seconds each of these numbers still pauses; numbers that do not are left out. */
    Map<String, Double> paused(Collection<String> numbers) {
        var paused = new HashMap<String, Double>();
        jdbc.sql("select number_id, extract(epoch from paused_until - now())::float8 from number_pace"
                        + " where number_id = any(:numbers::text[]) and paused_until > now()")
                .param("numbers", numbers.toArray(String[]::new))
                .query(rs -> {
                    paused.put(rs.getString(1), rs.getDouble(2));
                });
        return paused;
    }

    void resume(PhoneNumberId number) {
        jdbc.sql(RESUME).param("id", number.value()).update();
    }

    private static Duration wait(double pausedSeconds, double rate) {
        double seconds = Math.max(pausedSeconds, Math.max(1 / rate, 0.005));
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
