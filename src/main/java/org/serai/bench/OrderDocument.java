package org.serai.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.serai.json.Json;

/** A Shopify order of about six kilobytes, each with a customer of its own. Made up. */
final class OrderDocument {
    private static final String PHONE_PREFIX = "+4915";
    private static final int PHONE_DIGITS = 9;

    private OrderDocument() {}

    static byte[] of(int number) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("id", 6_000_000_000_000L + number);
        order.put("name", "#B" + number);
        order.put("order_number", number);
        order.put("created_at", "2026-11-22T09:00:00+01:00");
        order.put("updated_at", "2026-11-22T09:00:00+01:00");
        order.put("currency", "EUR");
        order.put("total_price", "129.90");
        order.put("financial_status", "paid");
        order.put("customer_locale", "de-DE");
        order.put("order_status_url", "https://shop.example/orders/" + number);
        order.put("phone", phoneOf(number));
        order.put(
                "customer",
                Map.of("id", number, "first_name", "Ada", "last_name", "Berger", "email", "ada@shop.example"));
        order.put("shipping_address", address());
        order.put("billing_address", address());
        List<Object> lines = new ArrayList<>();
        for (int line = 0; line < 12; line++) {
            lines.add(line(line));
        }
        order.put("line_items", lines);
        return Json.text(order).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> address() {
        return Map.of(
                "name",
                "Ada Berger",
                "address1",
                "Lindenweg 7",
                "zip",
                "10115",
                "city",
                "Berlin",
                "country_code",
                "DE");
    }

    private static Map<String, Object> line(int line) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", 9_000_000_000L + line);
        item.put("sku", "SKU-" + line);
        item.put("name", "Wool blanket, colour " + line);
        item.put("quantity", 1);
        item.put("price", "10.83");
        item.put("properties", List.of());
        item.put("vendor", "Weberei Nord");
        item.put("fulfillment_service", "manual");
        item.put("tax_lines", List.of(Map.of("title", "VAT", "rate", "0.19", "price", "1.73")));
        item.put("note", "x".repeat(150));
        return item;
    }

    static String phoneOf(int number) {
        return PHONE_PREFIX + String.format(java.util.Locale.ROOT, "%0" + PHONE_DIGITS + "d", number);
    }

    /** -1 for a phone that is none of ours. */
    static int numberOf(String phone) {
        boolean ours = phone.startsWith(PHONE_PREFIX) && phone.length() == PHONE_PREFIX.length() + PHONE_DIGITS;
        return ours ? Integer.parseInt(phone.substring(PHONE_PREFIX.length())) : -1;
    }
}
