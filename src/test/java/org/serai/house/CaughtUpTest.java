package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.json.Json;

/** A shop whose webhooks came, did not come, or come late, and a hub that reads its orders beside them. */
class CaughtUpTest {
    private static final Instant PLACED =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(300);

    private static final Pattern PAGES =
            Pattern.compile("(?m)^serai_poll_pages_total\\{[^}]*connector=\"shopify\"[^}]*} (\\S+)$");

    @TempDir
    private static Path folder;

    private static House house;

    @BeforeAll
    static void open() throws IOException {
        Path project = Projects.copyTo(folder.resolve("project"));
        Path descriptor = project.resolve("connectors/shopify/connector.yaml");
        String quiet = Files.readString(descriptor);
        String asking = quiet.replace("default: \"\", example: 15m", "default: 200ms, example: 15m");
        assertThat(asking).isNotEqualTo(quiet);
        Files.writeString(descriptor, asking);
        house = House.open(folder.resolve("home"), project);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String phone(int number) {
        return "+49151000" + number;
    }

    private static Map<String, Object> listed(int number, Instant changed, Map<String, Object> more) {
        var order = new LinkedHashMap<String, Object>();
        order.put("legacyResourceId", String.valueOf(820_982_220_000L + number));
        order.put("name", "#" + number);
        order.put("createdAt", PLACED.toString());
        order.put("updatedAt", changed.toString());
        order.put("phone", phone(number));
        order.put("customerLocale", "de-DE");
        order.put("displayFulfillmentStatus", "UNFULFILLED");
        order.put("totalPriceSet", Map.of("shopMoney", Map.of("amount", "59.9", "currencyCode", "EUR")));
        order.put("customer", Map.of("legacyResourceId", "7", "firstName", "Ada", "lastName", "Berger"));
        order.put("shippingAddress", Map.of("countryCodeV2", "DE"));
        order.put("lineItems", Map.of("nodes", List.of(Map.of("sku", "A", "name", "Blanket", "quantity", 1))));
        order.putAll(more);
        return order;
    }

    /** From now on the shop lists these, whatever it is asked. */
    private static void lists(List<Map<String, Object>> orders) {
        var script = List.of(Map.of(
                "method",
                "POST",
                "path",
                "/admin/api/2026-07/graphql.json",
                "body",
                Map.of("data", Map.of("orders", Map.of("pageInfo", Map.of("hasNextPage", false), "nodes", orders)))));
        house.tellSandbox("/systems/shopify", Json.text(script));
    }

    private static void post(int number, String topic, Map<String, Object> more) {
        var changes = new LinkedHashMap<String, Object>(Map.of("created_at", PLACED.toString()));
        changes.putAll(more);
        var body = Orders.json(number, phone(number), changes);
        house.trace(house.postOrder(body, Map.of("X-Shopify-Topic", topic, "X-Shopify-Event-Id", "e-" + number)));
    }

    private static List<String> templates(int number) {
        var names = new ArrayList<String>();
        house.sent(phone(number))
                .forEach(sent ->
                        names.add(sent.text("request", "template", "name").orElse("")));
        return names;
    }

    /** At least two of them began after now. */
    private static void threeMorePages() {
        double before = pages();
        House.await("three more pages", CaughtUpTest::pages, now -> now >= before + 3);
    }

    private static double pages() {
        return PAGES.matcher(house.metrics())
                .results()
                .mapToDouble(page -> Double.parseDouble(page.group(1)))
                .sum();
    }

    @Test
    void an_order_whose_webhook_came_is_one_message_and_one_whose_webhook_was_lost_is_one_too() {
        post(76101, "orders/create", Map.of());
        house.awaitMessage("#76101", "read");

        lists(List.of(listed(76101, PLACED.plusSeconds(1), Map.of()), listed(76102, PLACED.plusSeconds(2), Map.of())));
        house.awaitMessage("#76102", "read");
        lists(List.of(listed(76101, PLACED.plusSeconds(9), Map.of()), listed(76102, PLACED.plusSeconds(9), Map.of())));
        threeMorePages();
        post(76102, "orders/create", Map.of());

        assertThat(templates(76101)).containsExactly("order_confirmed");
        assertThat(templates(76102)).containsExactly("order_confirmed");
        assertThat(house.parked()).isEmpty();
    }

    @Test
    void an_order_that_left_while_nobody_listened_is_told_as_shipped_once_though_its_webhook_comes_late() {
        String at = PLACED.plusSeconds(60).toString();
        String number = "0034000076103";
        var parcel = Map.of("company", "DHL", "number", number);
        Map<String, Object> left = Map.of(
                "displayFulfillmentStatus",
                "FULFILLED",
                "fulfillments",
                List.of(Map.of("status", "SUCCESS", "createdAt", at, "trackingInfo", List.of(parcel))));
        lists(List.of(listed(76103, PLACED.plusSeconds(61), left)));

        house.awaitMessage("#76103", "read");
        lists(List.of(listed(76103, PLACED.plusSeconds(90), left)));
        threeMorePages();
        var late = Map.of("status", "success", "created_at", at, "tracking_number", number);
        post(76103, "orders/fulfilled", Map.of("fulfillments", List.of(late)));

        assertThat(templates(76103)).containsExactly("order_shipped");
        assertThat(Json.text(house.sent(phone(76103)).get(0).node())).contains(number);
    }
}
