package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** The main job through the whole house: a shop's order becomes a message, the customer's answer goes back to the shop. */
class MainJobTest {
    @TempDir
    static Path home;

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(home);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String order(int number, String phone) {
        return """
                {"id": 82098222%d, "name": "#%d", "created_at": "2026-11-22T09:00:00+01:00", "currency": "EUR",
                 "total_price": "59.90", "customer_locale": "de-DE", "phone": "%s",
                 "customer": {"id": 7, "first_name": "Ada", "last_name": "Berger"},
                 "shipping_address": {"country_code": "DE"},
                 "line_items": [{"sku": "A", "name": "Blanket", "quantity": 1}]}
                """.formatted(number, number, phone);
    }

    private static Tree sentTo(String phone) {
        return House.await(
                        "a message to " + phone,
                        () -> house.sandbox("/messages?to=" + phone.replace("+", "%2B")),
                        list -> !list.items().isEmpty())
                .items()
                .get(0);
    }

    @Test
    void an_order_becomes_a_template_message_that_is_read() {
        var answer = house.postOrder(order(5001, "+4915100005001"), Map.of("X-Shopify-Topic", "orders/create"));

        assertThat(answer.statusCode()).isEqualTo(202);
        Tree sent = sentTo("+4915100005001");
        assertThat(sent.text("request", "template", "name")).hasValue("order_confirmed");
        assertThat(sent.text("request", "template", "language", "code")).hasValue("de");
        House.await(
                "the message is read",
                () -> house.api("/messages?businessKey=%235001"),
                list -> list.text("items", "0", "state").equals(java.util.Optional.of("read")));
    }

    @Test
    void the_same_order_handed_in_twice_is_one_message() {
        String body = order(5002, "+4915100005002");
        var first = house.postOrder(body, Map.of("X-Shopify-Topic", "orders/create", "X-Shopify-Event-Id", "e-5002"));
        var again = house.postOrder(body, Map.of("X-Shopify-Topic", "orders/create", "X-Shopify-Event-Id", "e-5002"));
        var later = house.postOrder(body, Map.of("X-Shopify-Topic", "orders/create", "X-Shopify-Event-Id", "e-5002-b"));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(later.statusCode()).isEqualTo(202);
        sentTo("+4915100005002");
        house.postOrder(order(5003, "+4915100005003"), Map.of("X-Shopify-Topic", "orders/create"));
        sentTo("+4915100005003");
        assertThat(house.sandbox("/messages?to=%2B4915100005002").items()).hasSize(1);
        assertThat(house.sandbox("/ledger").items("repeatedOpaque")).isEmpty();
    }

    @Test
    void a_tapped_button_reaches_the_shop() {
        house.postOrder(order(5004, "+4915100005004"), Map.of("X-Shopify-Topic", "orders/create"));
        sentTo("+4915100005004");

        house.tellSandbox("/customers/4915100005004/messages", "{\"type\":\"button\",\"index\":1}");

        Tree reply = House.await(
                        "the reply is delivered",
                        () -> house.api("/replies?businessKey=%235004"),
                        list -> list.has("items", "0", "deliveredAt"))
                .at("items", "0");
        assertThat(reply.text("matchedBy")).hasValue("token");
        assertThat(Json.text(house.sandbox("/calls?system=shopify").node())).contains("820982225004");
    }

    @Test
    void a_wrong_signature_is_refused() {
        var answer = house.postOrder("{}", Map.of("X-Shopify-Hmac-Sha256", "bm9uc2Vuc2U="));

        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
