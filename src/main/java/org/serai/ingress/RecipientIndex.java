package org.serai.ingress;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.Event;
import org.serai.canonical.TenantId;
import org.serai.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code recipient_index}: whose order or parcel it is. Orders that carry a phone are remembered under their
 * numbers; an update without a phone takes the person and the references of the newest order that has one of its numbers.
 */
final class RecipientIndex {
    private static final String REMEMBER = """
            insert into recipient_index (tenant, key, recorded_at, event_id)
            select tenant, key, :now, event_id
              from unnest(:tenants::text[], :keys::text[], :events::text[]) as order_known_as(tenant, key, event_id)
            on conflict (tenant, key, recorded_at) do update set event_id = excluded.event_id
            """;
    private static final String FIND = """
            select e.data from recipient_index r cross join lateral (
                select data from event e where e.id = r.event_id and e.tenant = r.tenant offset 0) e
             where r.tenant = :tenant and r.key = any(:keys) order by r.recorded_at desc limit 1
            """;
    private final JdbcClient jdbc;
    private final Clock clock;

    RecipientIndex(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Key(TenantId tenant, String number) {}

    /** The later of two orders of one number is the one remembered. */
    void remember(List<Event> events) {
        Map<Key, String> known = new LinkedHashMap<>();
        events.stream()
                .filter(RecipientIndex::isKnownOrder)
                .forEach(event ->
                        Owner.keys(event).forEach(key -> known.put(new Key(event.tenant(), key), event.id())));
        if (!known.isEmpty()) {
            jdbc.sql(REMEMBER)
                    .param(
                            "tenants",
                            known.keySet().stream().map(k -> k.tenant.value()).toArray(String[]::new))
                    .param("keys", known.keySet().stream().map(Key::number).toArray(String[]::new))
                    .param("events", known.values().toArray(String[]::new))
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        }
    }

    /** Each event with its recipient filled in where the document named none and an order knows; reads only. */
    List<Event> complete(List<Event> events) {
        Map<Key, Owner> ofThisBatch = new HashMap<>();
        List<Event> complete = new ArrayList<>();
        for (Event event : events) {
            complete.add(isMissingItsPerson(event) ? completed(event, ofThisBatch) : event);
            if (isKnownOrder(event)) {
                Owner.keys(event).forEach(key -> ofThisBatch.put(new Key(event.tenant(), key), Owner.of(event.data())));
            }
        }
        return complete;
    }

    private Event completed(Event event, Map<Key, Owner> ofThisBatch) {
        return Owner.keys(event).stream()
                .flatMap(key -> Optional.ofNullable(ofThisBatch.get(new Key(event.tenant(), key))).stream())
                .findFirst()
                .or(() -> find(event))
                .map(owner -> owner.fill(event))
                .orElse(event);
    }

    private static boolean isKnownOrder(Event event) {
        return event.type().startsWith("order.") && event.phone().isPresent();
    }

    private static boolean isMissingItsPerson(Event event) {
        return event.phone().isEmpty() && !event.type().startsWith("ticket.");
    }

    private Optional<Owner> find(Event event) {
        return jdbc.sql(FIND)
                .param("tenant", event.tenant().value())
                .param("keys", Owner.keys(event).toArray(new String[0]))
                .query((row, number) -> Owner.of(Json.parseObject(row.getString(1))))
                .optional();
    }
}
