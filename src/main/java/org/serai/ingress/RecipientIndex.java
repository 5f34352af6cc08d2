package org.serai.ingress;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Event;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code recipient_index}: whose order or parcel it is. Orders that carry a phone are remembered under their
 * numbers; an update without a phone takes the person and the references of the newest order that has one of its numbers.
 */
public final class RecipientIndex {
    private final JdbcClient jdbc;
    private final Clock clock;

    RecipientIndex(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Owner(
            Map<String, Object> party,
            List<Object> refs,
            @Nullable String orderNumber) {}

    void remember(Event event) {
        if (!event.type().startsWith("order.") || event.phone().isEmpty()) {
            return;
        }
        for (String key : keys(event)) {
            jdbc.sql("""
                    insert into recipient_index (tenant, key, recorded_at, party, refs, order_number, connector, event_id)
                    values (:tenant, :key, :now, cast(:party as jsonb), cast(:refs as jsonb), :number, :connector, :event)
                    on conflict do nothing
                    """)
                    .param("tenant", event.tenant().value())
                    .param("key", key)
                    .param("now", OffsetDateTime.now(clock))
                    .param("party", Json.text(event.party().node()))
                    .param("refs", Json.text(event.data().getOrDefault("refs", List.of())))
                    .param("number", Tree.of(event.data()).text("orderNumber").orElse(null))
                    .param("connector", event.connector().value())
                    .param("event", event.id())
                    .update();
        }
    }

    /** The event with its recipient filled in where the document named none and an order knows; reads only. */
    public Event complete(Event event) {
        if (event.phone().isPresent() || event.type().startsWith("ticket.")) {
            return event;
        }
        return find(event).map(owner -> filled(event, owner)).orElse(event);
    }

    private Optional<Owner> find(Event event) {
        Set<String> keys = keys(event);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select party, refs, order_number from recipient_index
                where tenant = :tenant and key = any(:keys) order by recorded_at desc limit 1
                """)
                .param("tenant", event.tenant().value())
                .param("keys", keys.toArray(new String[0]))
                .query((row, number) -> new Owner(
                        Json.parseObject(row.getString(1)),
                        Tree.of(Json.parse(row.getString(2))).items().stream()
                                .map(Tree::node)
                                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll),
                        row.getString(3)))
                .optional();
    }

    private static Set<String> keys(Event event) {
        Tree data = Tree.of(event.data());
        Set<String> keys = new LinkedHashSet<>();
        for (String field : List.of("orderNumber", "orderId", "trackingNumber", "partOfOrder")) {
            data.text(field).ifPresent(keys::add);
        }
        return keys;
    }

    private static Event filled(Event event, Owner owner) {
        Map<String, Object> data = new LinkedHashMap<>(event.data());
        String role = event.type().startsWith("shipment.") ? "recipient" : "customer";
        Map<String, Object> party = new LinkedHashMap<>(owner.party());
        party.putAll(Tree.of(data).map(role));
        party.put("phone", owner.party().get("phone"));
        data.put(role, party);
        if (owner.orderNumber() != null && !data.containsKey("orderNumber")) {
            data.putIfAbsent("partOfOrder", owner.orderNumber());
        }
        List<Object> refs = new ArrayList<>(owner.refs());
        Tree.of(event.data()).items("refs").stream()
                .map(Tree::node)
                .filter(ref -> !refs.contains(ref))
                .forEach(refs::add);
        data.put("refs", refs);
        return event.withData(data);
    }
}
