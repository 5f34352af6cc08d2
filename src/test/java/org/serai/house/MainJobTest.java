package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** The main job through the whole house: a shop's order becomes a message, the customer's answer goes back to the shop. */
@ExtendWith(SharedHouse.class)
class MainJobTest {
    private final House house;

    MainJobTest(House house) {
        this.house = house;
    }

    @Test
    void an_order_becomes_a_template_message_that_is_read() {
        var answer = house.postOrder(Orders.json(5001, "+4915100005001"), Map.of());

        assertThat(answer.statusCode()).isEqualTo(202);
        Tree sent = house.awaitSent("+4915100005001");
        assertThat(sent.text("request", "template", "name")).hasValue("order_confirmed");
        assertThat(sent.text("request", "template", "language", "code")).hasValue("de");
        house.awaitMessage("#5001", "read");
    }

    @Test
    void a_tapped_button_reaches_the_shop() {
        house.postOrder(Orders.json(5004, "+4915100005004"), Map.of());
        house.awaitSent("+4915100005004");

        house.tellSandbox("/customers/4915100005004/messages", "{\"type\":\"button\",\"index\":1}");

        Tree reply = House.await(
                        "the reply is delivered",
                        () -> house.api("/replies?businessKey=%235004"),
                        list -> list.has("items", "0", "deliveredAt"))
                .at("items", "0");
        assertThat(reply.text("matchedBy")).isEqualTo(Optional.of("token"));
        assertThat(Json.text(house.sandbox("/calls?system=shopify").node())).contains("820982225004");
    }

    @Test
    void a_wrong_signature_is_refused() {
        var answer = house.postOrder("{}", Map.of("X-Shopify-Hmac-Sha256", "bm9uc2Vuc2U="));

        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
