package org.serai.outbox.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables {@code echo_tally} and {@code edge_beat}: what all nodes count together. Each writer has rows of its own, so
 * that none waits for another.
 */
public final class EchoTable {
    private static final int ACCEPTED = -1;
    private static final String ADD = """
            insert into echo_tally as t (number_id, at, writer, lag, messages)
            select number_id, at, :writer, lag, count(*)
              from unnest(:numbers::text[], :at::timestamptz[], :lags::int[]) as v(number_id, at, lag)
             group by at, number_id, lag
            on conflict (at, number_id, writer, lag) do update set messages = t.messages + excluded.messages
            """;

    private final JdbcClient jdbc;
    private final Duration grain;
    private final String run = UUID.randomUUID().toString();

    public EchoTable(JdbcClient jdbc, SettleSettings settings) {
        this.jdbc = jdbc;
        this.grain = settings.grain();
    }

    /**
     * One message that was accepted, or heard of.
     *
     * @param acceptedAt in business time
     * @param lag until it was heard of; null: it was accepted just now
     */
    public record Mark(
            String number, Instant acceptedAt, @Nullable Duration lag) {}

    /** @param writer names the one thread of this process that calls; in its transaction */
    public void add(String writer, List<Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        jdbc.sql(ADD)
                .param("writer", run + "/" + writer)
                .param("numbers", marks.stream().map(Mark::number).toArray(String[]::new))
                .param(
                        "at",
                        marks.stream()
                                .map(m -> start(m.acceptedAt()).toString())
                                .toArray(String[]::new))
                .param(
                        "lags",
                        marks.stream()
                                .mapToInt(m -> m.lag() == null ? ACCEPTED : Tally.lagClass(m.lag()))
                                .toArray())
                .update();
    }

    /** This node can take webhooks; {@code faults}: how often it answered 5xx since the call before. */
    public void beat(Instant now, int faults) {
        jdbc.sql("insert into edge_beat as b (at, writer, faults) values (:at, :writer, :faults)"
                        + " on conflict (at, writer) do update set faults = b.faults + excluded.faults")
                .param("at", utc(start(now)))
                .param("writer", run)
                .param("faults", faults)
                .update();
    }

    /** By number, oldest first; numbers of which nothing was accepted are left out. */
    public Map<String, List<Tally>> tallies(Collection<String> numbers, Instant since) {
        var counts = new HashMap<String, TreeMap<Instant, Map<Integer, Integer>>>();
        jdbc.sql("select number_id, at, lag, sum(messages)::int from echo_tally"
                        + " where number_id = any(:numbers::text[]) and at >= :since group by number_id, at, lag")
                .param("numbers", numbers.toArray(new String[0]))
                .param("since", utc(since))
                .query(rs -> {
                    counts.computeIfAbsent(rs.getString(1), number -> new TreeMap<>())
                            .computeIfAbsent(instant(rs, 2), at -> new HashMap<>())
                            .put(rs.getInt(3), rs.getInt(4));
                });
        var tallies = new HashMap<String, List<Tally>>();
        counts.forEach((number, byTime) -> {
            var list = new ArrayList<Tally>();
            byTime.forEach((at, messages) -> {
                Integer accepted = messages.remove(ACCEPTED);
                list.add(new Tally(at, accepted == null ? 0 : accepted, Map.copyOf(messages)));
            });
            tallies.put(number, list);
        });
        return tallies;
    }

    /** Since the beginning of the counted time {@code from} falls into. */
    public Edge edge(Instant from, Instant to) {
        Instant since = start(from);
        var faults = new HashMap<Instant, Integer>();
        jdbc.sql("select at, sum(faults)::int from edge_beat where at >= :since group by at")
                .param("since", utc(since))
                .query(rs -> {
                    faults.put(instant(rs, 1), rs.getInt(2));
                });
        return Edge.of(faults, since, to, grain);
    }

    public void forget(Instant before) {
        jdbc.sql("delete from echo_tally where at < :before")
                .param("before", utc(before))
                .update();
        jdbc.sql("delete from edge_beat where at < :before")
                .param("before", utc(before))
                .update();
    }

    /** What was counted in a time that is still to come: by a clock that has been set back since. */
    public void forgetAfter(Instant now) {
        jdbc.sql("delete from echo_tally where at > :now")
                .param("now", utc(now))
                .update();
        jdbc.sql("delete from edge_beat where at > :now").param("now", utc(now)).update();
    }

    /** When the counted time begins that holds this instant. */
    public Instant start(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli() - Math.floorMod(at.toEpochMilli(), grain.toMillis()));
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
