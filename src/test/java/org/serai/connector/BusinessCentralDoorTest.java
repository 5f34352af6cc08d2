package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.json.Json;

/** What Business Central sends to the door, in the shape of its documentation. */
class BusinessCentralDoorTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    private static final String DOOR = "https://hub.example/in/acme/business-central";
    private final Connector connector =
            Shipped.CONNECTORS.find(new ConnectorName("business-central")).orElseThrow();

    private static byte[] notifications(Object... words) {
        var value = new java.util.ArrayList<Map<String, Object>>();
        for (Object word : words) {
            value.add(Map.of(
                    "subscriptionId",
                    "c670ea73cacb459bb51dc1740da2f1db",
                    "clientState",
                    word,
                    "resource",
                    "api/v2.0/companies(b18aed47)/salesOrders(" + value.size() + ")",
                    "changeType",
                    value.isEmpty() ? "updated" : "deleted",
                    "lastModifiedDateTime",
                    "2026-11-22T08:41:05.467Z"));
        }
        return Json.bytes(Map.of("value", value));
    }

    private VerifyResult verified(byte[] body, String secret) {
        var request = new SignedRequest("POST", DOOR, Headers.ofSingle(Map.of()), body);
        return connector.verify(request, name -> secret.isEmpty() ? Optional.empty() : Optional.of(secret), CLOCK);
    }

    @Test
    void the_handshake_of_a_new_and_of_a_renewed_subscription_is_answered() {
        Greeting greeting =
                connector.greeting("POST", DOOR + "?validationToken=f4a2-1").orElseThrow();

        assertThat(new String(greeting.body(), StandardCharsets.US_ASCII)).isEqualTo("f4a2-1");
        assertThat(greeting.contentType()).startsWith("text/plain");
    }

    @Test
    void the_word_in_every_notification_proves_them_the_old_one_too_while_it_is_renewed() {
        assertThat(verified(notifications("word", "word"), "word").isOk()).isTrue();
        assertThat(verified(notifications("word"), "new-word word").isOk()).isTrue();
    }

    @Test
    void one_notification_without_the_word_shuts_out_all_and_so_does_a_tenant_without_one() {
        assertThat(verified(notifications("word", "guessed"), "word").isOk()).isFalse();
        assertThat(verified(notifications("guessed"), "word").isOk()).isFalse();
        assertThat(verified(notifications("word"), "").isOk()).isFalse();
    }

    @Test
    void each_notification_is_a_delivery_a_repeat_of_it_the_same_and_only_changed_orders_are_fetched() {
        List<byte[]> documents = connector.documents(notifications("word", "word"));
        List<byte[]> again = connector.documents(notifications("word", "word"));

        assertThat(documents).hasSize(2);
        assertThat(envelope(documents.get(0))).isEqualTo(envelope(again.get(0)));
        assertThat(envelope(documents.get(0))).isNotEqualTo(envelope(documents.get(1)));
        assertThat(connector.fetches("created")).isTrue();
        assertThat(connector.fetches("updated")).isTrue();
        assertThat(connector.fetches("deleted")).isFalse();
        assertThat(connector.fetches("salesOrders"))
                .as("an order that was asked for")
                .isFalse();
    }

    private String envelope(byte[] document) {
        return connector.envelope(Headers.ofSingle(Map.of()), document).deliveryId();
    }
}
