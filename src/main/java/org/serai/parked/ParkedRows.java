package org.serai.parked;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.serai.canonical.Storable;
import org.serai.canonical.TenantId;
import org.serai.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code parked}. */
final class ParkedRows implements Parking {
    private static final String PARK = """
            insert into parked (id, tenant, source, kind, cause, pointer, message, advice, event_id, document_type,
                                headers, payload, parked_at)
            values (:id, :tenant, :source, :kind, :cause, :pointer, :message, :advice, :eventId, :documentType,
                    cast(:headers as jsonb), :payload, :parkedAt)
            on conflict (id) do update
               set replayed_at = null, parked_at = excluded.parked_at, cause = excluded.cause,
                   pointer = excluded.pointer, message = excluded.message, advice = excluded.advice,
                   headers = excluded.headers, payload = excluded.payload
             where parked.replayed_at is not null
            """;
    private static final String TAKE = """
            update parked set replayed_at = :now
             where id = :id and tenant = :tenant and replayed_at is null
            returning *
            """;
    private static final String CAUSES = """
            select cause, kind, count(*), min(parked_at), max(parked_at),
                   (array_agg(id order by parked_at, id))[1], (array_agg(message order by parked_at, id))[1]
              from parked where tenant in (:tenant, '-') and replayed_at is null group by cause, kind
            """;
    private static final String OPEN = """
            select id, tenant, source, kind, cause, pointer, message, advice, event_id, document_type, headers,
                   substring(payload from 1 for :shown) as payload, parked_at
              from parked
             where tenant in (:tenant, '-') and replayed_at is null
               and (cast(:cause as text) is null or cause = :cause)
               and (cast(:source as text) is null or source = :source)
               and (cast(:after as uuid) is null
                    or (parked_at, id) > (select parked_at, id from parked where id = :after))
             order by parked_at, id limit :limit
            """;
    private final JdbcClient jdbc;

    ParkedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void park(Collection<ParkedItem> items) {
        items.forEach(this::insert);
    }

    private void insert(ParkedItem item) {
        jdbc.sql(PARK)
                .param("id", item.id())
                .param("tenant", item.tenant())
                .param("source", item.source())
                .param("kind", item.kind())
                .param("cause", item.cause())
                .param("pointer", Storable.text(item.pointer()))
                .param("message", Storable.text(item.message()))
                .param("advice", Storable.text(item.advice()))
                .param("eventId", item.eventId())
                .param("documentType", Storable.textIfAny(item.documentType()))
                .param("headers", Json.text(storable(item.headers())))
                .param("payload", item.payload())
                .param("parkedAt", item.parkedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Map<String, String> storable(Map<String, String> headers) {
        var storable = new HashMap<String, String>();
        headers.forEach((name, value) -> storable.put(Storable.text(name), Storable.text(value)));
        return storable;
    }

    List<Cause> causes(TenantId tenant) {
        return jdbc.sql(CAUSES)
                .param("tenant", tenant.value())
                .query((row, number) -> new Cause(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getObject(6, UUID.class),
                        row.getString(7)))
                .list();
    }

    /** Payloads cut after {@link ParkedItem#SHOWN_BYTES}; items that belong to nobody are everybody's to see. */
    List<ParkedItem> list(TenantId tenant, Selection selection) {
        return jdbc.sql(OPEN)
                .param("tenant", tenant.value())
                .param("cause", selection.cause())
                .param("source", selection.source())
                .param("after", selection.after())
                .param("limit", selection.limit())
                .param("shown", ParkedItem.SHOWN_BYTES)
                .query(ParkedRows::read)
                .list();
    }

    /** An item as it was parked, and whether it still waits. */
    record Found(ParkedItem item, boolean isOpen) {}

    Optional<Found> find(TenantId tenant, UUID id) {
        return jdbc.sql("select * from parked where id = :id and tenant in (:tenant, '-')")
                .param("id", id)
                .param("tenant", tenant.value())
                .query((row, number) -> new Found(read(row, number), row.getObject("replayed_at") == null))
                .optional();
    }

    /** The open item, marked as replayed; its row stays locked until the transaction ends. */
    Optional<ParkedItem> take(TenantId tenant, UUID id, Instant now) {
        return jdbc.sql(TAKE)
                .param("id", id)
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(ParkedRows::read)
                .optional();
    }

    private static ParkedItem read(ResultSet row, int number) throws SQLException {
        return new ParkedItem(
                row.getObject("id", UUID.class),
                row.getString("tenant"),
                row.getString("source"),
                row.getString("kind"),
                row.getString("cause"),
                row.getString("pointer"),
                row.getString("message"),
                row.getString("advice"),
                row.getString("event_id"),
                row.getString("document_type"),
                headers(row.getString("headers")),
                row.getBytes("payload"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant());
    }

    private static Map<String, String> headers(String json) {
        return Json.parseObject(json).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }
}
