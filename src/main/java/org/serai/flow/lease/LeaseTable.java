package org.serai.flow.lease;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code source_lease}. Its time is the database's, so the clocks of nodes need not agree. */
public final class LeaseTable {
    private static final String TAKE = """
            insert into source_lease as l (source, node, lease_until)
            select wanted, :node, now() + make_interval(secs => :lease) from unnest(:sources::text[]) as wanted
            order by wanted
            on conflict (source) do update set node = excluded.node, lease_until = excluded.lease_until
             where l.node = excluded.node or l.lease_until < now()
            returning source
            """;
    private final JdbcClient jdbc;

    public LeaseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return those of the sources that are the node's now */
    Set<String> take(String node, Collection<String> sources, Duration lease) {
        return sources.isEmpty()
                ? Set.of()
                : jdbc.sql(TAKE)
                        .param("node", node)
                        .param("sources", sources.toArray(new String[0]))
                        .param("lease", lease.toMillis() / 1000.0)
                        .query((row, number) -> row.getString(1))
                        .set();
    }

    void giveBack(String node, Collection<String> sources) {
        if (!sources.isEmpty()) {
            jdbc.sql("delete from source_lease where source = any(:sources::text[]) and node = :node")
                    .param("node", node)
                    .param("sources", sources.toArray(new String[0]))
                    .update();
        }
    }
}
