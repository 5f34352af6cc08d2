package org.serai.parked;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is parked and not yet replayed. */
public final class OpenItems {
    private static final String OPEN = """
            select * from parked
             where tenant in (:tenant, '-') and replayed_at is null
               and (cast(:cause as text) is null or cause = :cause)
               and (cast(:source as text) is null or source = :source)
               and (cast(:before as uuid) is null
                    or (parked_at, id) < (select parked_at, id from parked where id = :before))
             order by parked_at desc, id desc limit :limit
            """;
    private final JdbcClient jdbc;

    OpenItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first; items that belong to nobody are everybody's to see. */
    public List<ParkedItem> list(
            TenantId tenant, @Nullable String cause, @Nullable String source, @Nullable UUID before, int limit) {
        return jdbc.sql(OPEN)
                .param("tenant", tenant.value())
                .param("cause", cause)
                .param("source", source)
                .param("before", before)
                .param("limit", limit)
                .query(ParkedRows::read)
                .list();
    }
}
