package org.serai.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.serai.json.Json;

/** A Shopify order of about six kilobytes, each with a customer of its own. Made up; written once, only numbers change. */
final class OrderDocument {
    private static final String PHONE_PREFIX = "+4915";
    private static final int DIGITS = 9;
    /** Where the number of the order goes, in texts and, without its quotes, in numbers. */
    private static final String NUMBER = "@@";

    private static final String[] PIECES =
            Json.text(order()).replaceAll("\"(\\d+" + NUMBER + ")\"", "$1").split(NUMBER);

    private OrderDocument() {}

    static byte[] of(int number) {
        return String.join(digits(number), PIECES).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> order() {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("id", "6" + NUMBER);
        order.put("name", "#B" + NUMBER);
        order.put("order_number", "1" + NUMBER);
        order.put("created_at", "2026-11-22T09:00:00+01:00");
        order.put("updated_at", "2026-11-22T09:00:00+01:00");
        order.put("currency", "EUR");
        order.put("total_price", "129.90");
        order.put("financial_status", "paid");
        order.put("customer_locale", "de-DE");
        order.put("order_status_url", "https://shop.example/orders/" + NUMBER);
        order.put("phone", PHONE_PREFIX + NUMBER);
        order.put("customer", customer());
        order.put("shipping_address", address());
        order.put("billing_address", address());
        List<Object> lines = new ArrayList<>();
        for (int line = 0; line < 12; line++) {
            lines.add(line(line));
        }
        order.put("line_items", lines);
        return order;
    }

    private static Map<String, Object> customer() {
        return Map.of("id", "1" + NUMBER, "first_name", "Ada", "last_name", "Berger", "email", "ada@shop.example");
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

    private static String digits(int number) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", number);
    }

    /** -1 for a phone that is none of ours. */
    static int numberOf(String phone) {
        boolean ours = phone.startsWith(PHONE_PREFIX) && phone.length() == PHONE_PREFIX.length() + DIGITS;
        return ours ? Integer.parseInt(phone.substring(PHONE_PREFIX.length())) : -1;
    }
}
