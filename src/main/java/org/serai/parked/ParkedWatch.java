package org.serai.parked;

import java.util.List;
import org.serai.watch.Gauge;
import org.serai.watch.Measure;
import org.serai.watch.Watched;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stopped and why. */
final class ParkedWatch implements Watched {
    private static final Gauge PARKED = new Gauge(
            "serai.parked", "", "what stopped and is not yet replayed, by its cause, of the first ten thousand");
    private static final String OPEN = """
            select tenant, cause, count(*) as items
              from (select tenant, cause from parked where replayed_at is null limit 10000) as first_few
             group by tenant, cause
            """;
    private final JdbcClient jdbc;

    ParkedWatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Measure> measures() {
        return jdbc.sql(OPEN)
                .query((row, number) -> PARKED.at(
                        row.getLong("items"), "tenant", row.getString("tenant"), "cause", row.getString("cause")))
                .list();
    }
}
