package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Requests at the doors of the business systems that somebody made up. {@code WebhookDesksTest} has more beside the good ones. */
@ExtendWith(SharedHouse.class)
class HostileWebhookTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private final House house;

    HostileWebhookTest(House house) {
        this.house = house;
    }

    @Test
    void two_signatures_are_nobodys_though_one_of_them_fits() {
        byte[] order = Orders.json(7_501, "+4915100007501").getBytes(StandardCharsets.UTF_8);
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "X-Shopify-Topic",
                "orders/create",
                "X-Shopify-Hmac-Sha256",
                Signed.base64("demo-shopify-secret", order));

        HttpResponse<String> answer = house.post(
                house.url() + "/in/demo/shopify", headers, Map.entry("x-shopify-hmac-sha256", "AAAA"), order);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Tree.of(Json.parse(answer.body())).text("code")).hasValue("signature.ambiguous");
        assertThat(house.messages("#7501")).isEmpty();
    }

    @Test
    void brackets_without_end_are_parked_at_doors_that_look_into_a_document() {
        byte[] brackets = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);

        for (String door : new String[] {"zoho-desk", "dhl"}) {
            String address = house.url() + "/in/demo/" + door + "?key=demo-" + door + "-secret";
            HttpResponse<String> answer = house.post(address, JSON, brackets);
            String id = Tree.of(Json.parse(answer.body()))
                    .text("eventId")
                    .orElseThrow(() -> new AssertionError(answer.body()));
            Tree parked = House.await(
                            "parked " + id,
                            () -> house.parked().stream()
                                    .filter(item -> item.text("eventId")
                                            .filter(id::equals)
                                            .isPresent())
                                    .toList(),
                            list -> !list.isEmpty())
                    .get(0);
            assertThat(parked.text("cause")).hasValue("document.unreadable");
        }
    }
}
