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
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code recipient_index}: whose order or parcel it is. Orders that carry a phone are remembered under their
 * numbers; an update without a phone takes the person and the references of the newest order that has one of its numbers.
 */
final class RecipientIndex {
    private static final String REMEMBER = """
            insert into recipient_index (tenant, key, recorded_at, party, refs, order_number, connector, event_id)
            select r.tenant, r.key, :now, r.party, r.refs, r.order_number, r.connector, r.event_id
              from json_to_recordset(cast(:rows as json)) as r(
                       tenant text, key text, party jsonb, refs jsonb, order_number text, connector text, event_id text)
            on conflict (tenant, key, recorded_at) do update
               set party = excluded.party, refs = excluded.refs, order_number = excluded.order_number,
                   connector = excluded.connector, event_id = excluded.event_id
            """;
    private static final String FIND = """
            select party, refs, order_number from recipient_index
             where tenant = :tenant and key = any(:keys) order by recorded_at desc limit 1
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
        Map<Key, Map<String, Object>> rows = new LinkedHashMap<>();
        events.stream()
                .filter(RecipientIndex::isKnownOrder)
                .forEach(event ->
                        Owner.keys(event).forEach(key -> rows.put(new Key(event.tenant(), key), row(event, key))));
        if (!rows.isEmpty()) {
            jdbc.sql(REMEMBER)
                    .param("rows", Json.text(List.copyOf(rows.values())))
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
                Owner.keys(event).forEach(key -> ofThisBatch.put(new Key(event.tenant(), key), Owner.of(event)));
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
                .query((row, number) -> new Owner(
                        Json.parseObject(row.getString(1)),
                        Tree.of(Json.parse(row.getString(2))).items().stream()
                                .map(Tree::node)
                                .toList(),
                        row.getString(3)))
                .optional();
    }

    private static Map<String, Object> row(Event event, String key) {
        Owner owner = Owner.of(event);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("tenant", event.tenant().value());
        row.put("key", key);
        row.put("party", owner.party());
        row.put("refs", owner.refs());
        row.put("order_number", owner.orderNumber());
        row.put("connector", event.connector().value());
        row.put("event_id", event.id());
        return row;
    }
}
