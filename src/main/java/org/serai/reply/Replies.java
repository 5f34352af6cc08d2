package org.serai.reply;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.serai.canonical.Tree;
import org.serai.canonical.Wamid;
import org.serai.database.TimeCursor;
import org.serai.egress.Deliveries;

/** The replies of customers, as they were correlated, and where they went. */
public final class Replies {
    private static final int MAX_LIMIT = 500;
    private final ReplyRows rows;
    private final Deliveries deliveries;

    Replies(ReplyRows rows, Deliveries deliveries) {
        this.rows = rows;
        this.deliveries = deliveries;
    }

    /**
     * @param items canonical replies with {@code tenant}, {@code matchedBy} and, once a system has taken them,
     *     {@code deliveredTo} and {@code deliveredAt}; newest first
     * @param next the cursor of the page after; null at the end
     */
    public record Page(
            List<Map<String, Object>> items, @Nullable String next) {}

    /** @param limit 1 to 500 */
    public Page find(TenantId tenant, ReplyQuery query, @Nullable String cursor, int limit) {
        int size = Math.max(1, Math.min(limit, MAX_LIMIT));
        List<Map<String, Object>> events = rows.page(tenant, query, TimeCursor.read(cursor), size + 1);
        List<Map<String, Object>> shown = events.subList(0, Math.min(size, events.size()));
        Map<Wamid, Deliveries.Delivery> delivered = delivered(tenant, shown);
        return new Page(
                shown.stream()
                        .map(event -> item(event, Optional.ofNullable(delivered.get(wamid(event)))))
                        .toList(),
                events.size() > size ? cursor(shown.get(size - 1)) : null);
    }

    private Map<Wamid, Deliveries.Delivery> delivered(TenantId tenant, List<Map<String, Object>> events) {
        return deliveries.of(tenant, events.stream().map(Replies::wamid).toList()).stream()
                .collect(Collectors.toMap(Deliveries.Delivery::reply, Function.identity(), (first, later) -> first));
    }

    private static Map<String, Object> item(Map<String, Object> event, Optional<Deliveries.Delivery> delivery) {
        Tree tree = Tree.of(event);
        var item = new LinkedHashMap<String, Object>(tree.map("data"));
        item.put("tenant", tree.text("tenant").orElse(""));
        item.put("matchedBy", tree.text("data", "correlation", "matchedBy").orElse("none"));
        delivery.ifPresent(taken -> {
            item.put("deliveredTo", taken.connector().value());
            item.put("deliveredAt", taken.at().toString());
        });
        return item;
    }

    private static String cursor(Map<String, Object> event) {
        Tree data = Tree.of(event).at("data");
        return new TimeCursor(
                        Instant.parse(data.text("receivedAt").orElseThrow()),
                        wamid(event).value())
                .text();
    }

    private static Wamid wamid(Map<String, Object> event) {
        return new Wamid(Tree.of(event).text("data", "messageId").orElseThrow());
    }
}
