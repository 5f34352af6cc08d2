package org.serai.bench;

import io.netty.handler.codec.http.FullHttpRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** For parcels that name no phone: an order for each copy, handed in as a canonical event, that says whose parcel it is. */
final class OrdersBefore {
    private final Posts posts;
    private final Choice choice;

    OrdersBefore(URI hub, Choice choice) {
        this.posts = new Posts(hub.getAuthority());
        this.choice = choice;
    }

    FullHttpRequest of(int number) {
        var headers = Map.of("Authorization", DryRuns.KEY, "Content-Type", "application/json");
        return posts.to("/api/v1/events/webhook", headers, Json.bytes(event(number)));
    }

    private Map<String, Object> event(int number) {
        String id = "bench-" + number;
        Map<String, Object> data = new LinkedHashMap<>();
        Tree update = choice.prospect().events().get(0).at("data");
        data.put("orderId", id);
        List.of("trackingNumber", "orderNumber")
                .forEach(name -> becomes(update, name, number).ifPresent(text -> data.put(name, text)));
        becomes(update, "partOfOrder", number).ifPresent(text -> data.putIfAbsent("orderNumber", text));
        data.put("orderStatus", "CREATED");
        String phone = String.format(Locale.ROOT, "+4916%09d", number);
        data.put("customer", Map.of("name", "Ada", "phone", Map.of("raw", phone, "e164", phone)));
        data.put("refs", List.of(Map.of("system", "bench", "type", "order", "id", id)));
        return Map.of(
                "specversion", "1.0",
                "id", id,
                "source", "bench://orders",
                "type", "order.created.v1",
                "subject", id,
                "time", "2026-11-22T08:00:00Z",
                "data", data);
    }

    private Optional<String> becomes(Tree update, String name, int number) {
        return update.text(name)
                .map(text -> choice.copies().becomes(text, number).orElse(text));
    }
}
