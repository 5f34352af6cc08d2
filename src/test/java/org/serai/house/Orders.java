package org.serai.house;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.serai.json.Json;

/** Documents in the shape of a shop's and a help desk's, of our own making. */
final class Orders {
    private Orders() {}

    static Map<String, Object> tree(int number, String phone) {
        var order = new LinkedHashMap<String, Object>();
        order.put("id", 820_982_220_000L + number);
        order.put("name", "#" + number);
        order.put("created_at", "2026-11-22T09:00:00+01:00");
        order.put("currency", "EUR");
        order.put("total_price", "59.90");
        order.put("customer_locale", "de-DE");
        order.put("phone", phone);
        order.put("customer", Map.of("id", 7, "first_name", "Ada", "last_name", "Berger"));
        order.put("shipping_address", Map.of("country_code", "DE"));
        order.put("line_items", List.of(Map.of("sku", "A", "name", "Blanket", "quantity", 1)));
        return order;
    }

    static String json(int number, String phone) {
        return Json.text(tree(number, phone));
    }

    static String json(int number, String phone, Map<String, Object> changes) {
        var order = tree(number, phone);
        order.putAll(changes);
        return Json.text(order);
    }

    /** A canonical ticket event as a system that speaks JMS writes it: an agent has answered. */
    static Map<String, Object> ticketComment(String ticket, String text, Map<String, Object> requester) {
        return Map.of(
                "specversion",
                "1.0",
                "id",
                "comment-" + ticket + "-" + text.hashCode(),
                "source",
                "desk://test",
                "type",
                "ticket.updated.v1",
                "subject",
                ticket,
                "time",
                "2026-11-22T09:00:00Z",
                "datacontenttype",
                "application/json",
                "tenant",
                "demo",
                "data",
                Map.of(
                        "ticketId",
                        ticket,
                        "event",
                        "comment_added",
                        "comment",
                        Map.of("id", "1", "text", text, "public", true, "authorRole", "agent"),
                        "requester",
                        requester,
                        "refs",
                        List.of(Map.of("system", "jms", "type", "ticket", "id", ticket))));
    }

    static Map<String, Object> person(String phone) {
        return Map.of("name", "Ada Berger", "phone", Map.of("raw", phone, "e164", phone), "locale", "en");
    }
}
