package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.DocumentException;
import org.serai.finding.Findings;
import org.serai.json.Json;

class HostileInputTest {
    private final Connectors connectors = Connectors.load(Path.of("connectors"), new Findings());
    private final Connector shopify =
            connectors.find(new ConnectorName("shopify")).orElseThrow();

    static List<byte[]> unreadable() {
        return List.of(
                new byte[0],
                bytes("not JSON"),
                bytes("{\"id\": 1} {\"id\": 2}"),
                bytes("{\"id\": 1, \"id\": 2}"),
                bytes("[".repeat(100_000)),
                bytes("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)),
                bytes("{\"id\": " + "9".repeat(5_000) + "}"),
                "{\"name\": \"Müller\"}".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {'"', (byte) 0xFF, '"'});
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_is_no_json_is_said_to_be_none_and_still_has_a_name(byte[] body) {
        assertThatThrownBy(() -> shopify.read(body))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo("document.unreadable"));
        var envelope = shopify.envelope(Headers.ofSingle(Map.of("x-shopify-topic", "orders/create")), body);
        assertThat(envelope.documentType()).isEqualTo("orders/create");
        assertThat(envelope.deliveryId()).hasSize(64);
    }

    @Test
    void a_delivery_has_the_id_its_system_gave_it_else_the_hash_of_its_bytes() {
        byte[] body = bytes("{}");
        assertThat(shopify.envelope(Headers.ofSingle(Map.of("X-SHOPIFY-EVENT-ID", " e-1 ")), body)
                        .deliveryId())
                .isEqualTo("e-1");
        assertThat(shopify.envelope(Headers.ofSingle(Map.of()), body).deliveryId())
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        var jms = connectors.find(new ConnectorName("jms")).orElseThrow();
        var named = jms.envelope(
                Headers.ofSingle(Map.of()),
                bytes("{\"source\":\"erp\",\"id\":7,\"type\":\"order.created.v1\",\"tenant\":\"acme\"}"));
        assertThat(List.of(named.deliveryId(), named.documentType(), named.tenant()))
                .containsExactly("erp 7", "order.created.v1", "acme");
        assertThat(jms.envelope(Headers.ofSingle(Map.of()), bytes("{\"id\":7}")).tenant())
                .isNull();
    }

    @Test
    void only_headers_the_descriptor_names_are_kept() {
        var envelope = shopify.envelope(
                Headers.ofSingle(Map.of(
                        "X-Shopify-Topic", "orders/create",
                        "X-Shopify-Hmac-Sha256", "secret-ish",
                        "CamelHttpUri", "http://evil.example",
                        "cAmElFileName", "../../x")),
                bytes("{}"));

        assertThat(envelope.headers()).containsExactly(Map.entry("x-shopify-topic", "orders/create"));
    }

    @Test
    void half_a_character_never_reaches_a_store() {
        Object made = map(shopify, "orders/create", """
                {"id": 1, "name": "#1\\ud800", "created_at": "2026-11-22T09:00:00Z",
                 "customer": {"first_name": "\\udc00\\u0000Ada"}}""");

        assertThat(new String(Json.bytes(made), StandardCharsets.UTF_8))
                .contains("#1\uFFFD")
                .contains("\uFFFD\uFFFDAda");
    }

    @ParameterizedTest
    @MethodSource("oddDocuments")
    void a_document_of_another_shape_is_parked_and_never_crashes(String document) {
        for (Connector connector : connectors.all()) {
            for (DocumentRule rule : connector.descriptor().documents()) {
                assertThatThrownBy(() -> map(connector, rule.type(), document))
                        .as(connector.name() + " " + rule.type() + " " + document)
                        .isInstanceOf(DocumentException.class)
                        .hasMessageNotContaining("Exception");
            }
        }
    }

    static List<String> oddDocuments() {
        return List.of(
                "null",
                "[]",
                "7",
                "\"x\"",
                "true",
                "{}",
                "[{\"id\":1}]",
                "{\"id\": null}",
                "{\"detail\": [], \"ticket\": \"x\", \"result\": 7, \"data\": []}");
    }

    @Test
    void parts_of_another_shape_are_parked_with_their_place_or_left_out() {
        for (String odd : List.of("7", "\"x\"", "[]", "[[1]]", "{}", "{\"a\":{}}", "true", "null")) {
            String document = """
                    {"id": 1, "created_at": "2026-11-22T09:00:00Z", "customer": %1$s, "line_items": %1$s,
                     "shipping_address": %1$s, "fulfillments": %1$s, "phone": %1$s, "customer_locale": %1$s}""".formatted(odd);
            for (String topic : List.of("orders/create", "orders/fulfilled", "orders/cancelled")) {
                try {
                    assertThat(map(shopify, topic, document)).asString().contains("order");
                } catch (DocumentException parked) {
                    assertThat(parked.code()).isIn("mapping.failed", "schema.invalid");
                }
            }
        }
    }

    private static Object map(Connector connector, String type, String document) {
        var source = new SourceDocument(
                type, connector.read(bytes(document)), null, Map.of(), Instant.parse("2026-11-22T09:00:00Z"));
        return connector
                .map(source, new TenantFacts("DE", "de", true, Map.of()))
                .fold(
                        events -> events.events().stream()
                                .map(MappedEvent::toTree)
                                .toList(),
                        Mapped.Ignored::reason);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
