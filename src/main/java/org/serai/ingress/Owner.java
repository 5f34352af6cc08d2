package org.serai.ingress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Event;
import org.serai.canonical.Tree;

/** Whose order it is: the person, and the references of the order. */
record Owner(
        Map<String, Object> party,
        List<Object> refs,
        @Nullable String orderNumber) {
    private static final List<String> NUMBERS = List.of("orderNumber", "orderId", "trackingNumber", "partOfOrder");

    /** @param order the data of an order event */
    static Owner of(Map<String, Object> order) {
        Tree tree = Tree.of(order);
        return new Owner(
                tree.map("customer"),
                tree.items("refs").stream().map(Tree::node).toList(),
                tree.text("orderNumber").orElse(null));
    }

    /** All numbers an order or parcel is known by. */
    static Set<String> keys(Event event) {
        Tree data = Tree.of(event.data());
        Set<String> keys = new LinkedHashSet<>();
        for (String field : NUMBERS) {
            data.text(field).ifPresent(keys::add);
        }
        return keys;
    }

    /** The update with this person as its recipient and the order's references before its own. */
    Event fill(Event event) {
        Map<String, Object> data = new LinkedHashMap<>(event.data());
        String role = event.type().startsWith("shipment.") ? "recipient" : "customer";
        Map<String, Object> known = new LinkedHashMap<>(party);
        known.putAll(Tree.of(data).map(role));
        known.put("phone", party.get("phone"));
        data.put(role, known);
        if (orderNumber != null && !data.containsKey("orderNumber")) {
            data.putIfAbsent("partOfOrder", orderNumber);
        }
        data.put("refs", together(Tree.of(event.data())));
        return event.withData(data);
    }

    private List<Object> together(Tree update) {
        List<Object> all = new ArrayList<>(refs);
        update.items("refs").stream()
                .map(Tree::node)
                .filter(ref -> !all.contains(ref))
                .forEach(all::add);
        return all;
    }
}
