package org.serai.egress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.serai.watch.Gauge;
import org.serai.watch.Measure;
import org.serai.watch.Watched;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which systems do not take their answers. */
final class CallbackWatch implements Watched {
    private static final Gauge WAITING = new Gauge(
            "serai.callbacks.waiting",
            "",
            "answers not yet delivered to a connector's system, of the first ten thousand");
    private static final Gauge AGE = new Gauge("serai.callbacks.age", "seconds", "how long the oldest of them waits");
    private static final String OPEN = """
            select tenant, connector, count(*) as waiting, min(created_at) as oldest
              from (select tenant, connector, created_at from callback
                     where state = 'waiting' order by due_at limit 10000) as first_due
             group by tenant, connector
            """;
    private final JdbcClient jdbc;
    private final Clock clock;

    CallbackWatch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Measure> measures() {
        List<List<Measure>> ofConnectors =
                jdbc.sql(OPEN).query((row, number) -> measures(row)).list();
        return ofConnectors.stream().flatMap(List::stream).toList();
    }

    private List<Measure> measures(ResultSet row) throws SQLException {
        String[] labels = {"tenant", row.getString("tenant"), "connector", row.getString("connector")};
        Duration age =
                Duration.between(row.getObject("oldest", OffsetDateTime.class).toInstant(), clock.instant());
        return List.of(WAITING.at(row.getLong("waiting"), labels), AGE.at(age.toMillis() / 1000.0, labels));
    }
}
