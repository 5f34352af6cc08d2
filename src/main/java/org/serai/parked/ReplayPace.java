package org.serai.parked;

import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.serai.canonical.SeraiException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When the next of many replays may go, so that they take only a share of what a number may send: the table {@code
 * replay_pace}, one row a line of waiting, asked by all nodes.
 */
public final class ReplayPace {
    private final JdbcClient jdbc;
    private final double share;

    /** @param share of a rate, above 0 and up to 1 */
    ReplayPace(JdbcClient jdbc, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new SeraiException(
                    "setting.invalid",
                    "SERAI_REPLAY_SHARE",
                    "`" + share + "` will not do",
                    "set it to a number above 0, and up to 1");
        }
        this.jdbc = jdbc;
        this.share = share;
    }

    /**
     * The next free moment, which is taken with the caller's transaction.
     *
     * @param line who waits behind each other
     * @param rate all that may go, a second
     */
    public Instant next(String line, int rate, Instant now) {
        Duration each = Duration.ofNanos((long) (1_000_000_000L / (rate * share)));
        return jdbc.sql("insert into replay_pace as p (line, free_at)"
                        + " values (:line, :now::timestamptz + make_interval(secs => :each)) on conflict (line) do update"
                        + " set free_at = greatest(p.free_at, :now::timestamptz) + make_interval(secs => :each)"
                        + " returning free_at")
                .param("line", line)
                .param("now", now.toString())
                .param("each", each.toNanos() / 1e9)
                .query((ResultSet rs, int n) ->
                        rs.getObject(1, OffsetDateTime.class).toInstant())
                .single()
                .minus(each);
    }
}
