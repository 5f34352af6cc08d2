package org.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.Ref;
import org.serai.canonical.TenantId;
import org.serai.canonical.UserId;
import org.serai.canonical.Wamid;

class CanonicalSchemasTest {
    private final CanonicalSchemas schemas = new CanonicalSchemas();
    private final Map<String, Object> order = new HashMap<>(Map.of(
            "orderId", "1",
            "orderStatus", "CREATED",
            "total", Map.of("amount", "12.50", "currency", "EUR"),
            "customer", Map.of("phone", Map.of("raw", "0151", "e164", "+4915112345678")),
            "refs", List.of(Map.of("system", "shopify", "type", "order", "id", "1"))));

    @Test
    void every_event_type_of_the_contract_has_a_schema() {
        assertThat(schemas.types())
                .containsExactly(
                        "order.cancelled.v1",
                        "order.created.v1",
                        "order.paid.v1",
                        "order.refunded.v1",
                        "order.shipped.v1",
                        "order.updated.v1",
                        "reply.received.v1",
                        "shipment.updated.v1",
                        "ticket.created.v1",
                        "ticket.resolved.v1",
                        "ticket.updated.v1");
    }

    @Test
    void a_good_order_has_nothing_against_it() {
        assertThat(schemas.check("order.created.v1", order)).isEmpty();
    }

    @Test
    void a_mistyped_key_is_named_with_its_place_and_the_right_word() {
        order.put("ordrNumber", "#1");

        assertThat(schemas.check("order.created.v1", order)).singleElement().satisfies(found -> {
            assertThat(found.pointer()).isEqualTo("/ordrNumber");
            assertThat(found.unknownKey()).isEqualTo("ordrNumber");
            assertThat(found.suggestion()).isEqualTo("did you mean `orderNumber`?");
        });
    }

    @Test
    void a_mistyped_key_is_found_at_any_depth() {
        order.put("customer", Map.of("phone", Map.of("raw", "1", "e146", "+4915112345678")));

        assertThat(schemas.check("order.created.v1", order))
                .singleElement()
                .satisfies(found -> assertThat(found.pointer()).isEqualTo("/customer/phone/e146"));
    }

    @Test
    void wrong_words_and_missing_keys_are_named() {
        order.put("orderStatus", "SHIPED");
        order.remove("refs");

        assertThat(schemas.check("order.shipped.v1", order))
                .extracting(SchemaViolation::pointer)
                .containsExactlyInAnyOrder("/orderStatus", "/refs");
    }

    @Test
    void every_reply_we_make_satisfies_its_schema() {
        assertThat(schemas.check("reply.received.v1", reply(Recipient.of(new PhoneNumber("+4915112345678")))))
                .isEmpty();
        assertThat(schemas.check("reply.received.v1", reply(Recipient.of(new UserId("US.13491208655302741918")))))
                .isEmpty();
    }

    private static Map<String, Object> reply(Recipient from) {
        return new CustomerReply(
                        new TenantId("demo"),
                        new Wamid("wamid.in1"),
                        from,
                        "Ada",
                        new PhoneNumberId("106540352242922"),
                        Instant.parse("2026-11-22T09:00:00Z"),
                        "button",
                        "Cancel order",
                        "cancel_order",
                        "s1.x",
                        Map.of("id", "1", "path", "x"),
                        new Wamid("wamid.out1"),
                        "token",
                        "order-confirmed",
                        new ConnectorName("shopify"),
                        "evt",
                        "cancel",
                        List.of("#1001"),
                        List.of(new Ref("shopify", "order", "1", null)))
                .toData();
    }
}
