package org.serai.parked;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is parked and not yet replayed. */
public final class OpenItems {
    /** Of a payload at most so much is shown; a replay has all of it. */
    public static final int SHOWN_BYTES = 64 * 1024;

    private static final String OPEN = """
            select id, tenant, source, kind, cause, pointer, message, advice, event_id, document_type, headers,
                   substring(payload from 1 for :shown) as payload, parked_at
              from parked
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

    /** Newest first, payloads cut after {@link #SHOWN_BYTES}; items that belong to nobody are everybody's to see. */
    public List<ParkedItem> list(
            TenantId tenant, @Nullable String cause, @Nullable String source, @Nullable UUID before, int limit) {
        return jdbc.sql(OPEN)
                .param("tenant", tenant.value())
                .param("cause", cause)
                .param("source", source)
                .param("before", before)
                .param("limit", limit)
                .param("shown", SHOWN_BYTES)
                .query(ParkedRows::read)
                .list();
    }
}
