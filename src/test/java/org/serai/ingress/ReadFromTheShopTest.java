package org.serai.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Event;
import org.serai.canonical.TenantId;
import org.serai.connector.Connectors;
import org.serai.connector.LiveConnectors;
import org.serai.finding.Findings;
import org.serai.json.Json;
import org.serai.tenant.TestTenants;

/** What a shop tells by a webhook and what is read from the shop later is one event where it is one fact. */
class ReadFromTheShopTest {
    private static final Path SAMPLES = Path.of("connectors/shopify/samples");
    private final Reading reading =
            new Reading(new Bindings(new TestTenants(TestTenants.tenant("acme", "shopify")), connectors()));

    private static LiveConnectors connectors() {
        var live = new LiveConnectors();
        live.set(Connectors.load(Path.of("connectors"), new Findings()));
        return live;
    }

    private List<Event> events(String type, byte[] body) {
        return reading.read(
                new Delivery(
                        new TenantId("acme"),
                        new ConnectorName("shopify"),
                        "delivery of " + type,
                        type,
                        Map.of(),
                        body,
                        Instant.parse("2026-11-25T11:00:00Z")),
                null);
    }

    private List<Event> sample(String type, String name) throws IOException {
        return events(type, Files.readAllBytes(SAMPLES.resolve(name).resolve("in.json")));
    }

    @ParameterizedTest
    @CsvSource({
        "orders/create,              order-created,           read-created",
        "orders/fulfilled,           order-shipped,           read-shipped",
        "orders/partially_fulfilled, order-partially-shipped, read-partially-shipped",
        "orders/cancelled,           order-cancelled,         read-cancelled",
        "refunds/create,             refund,                  read-refunded"
    })
    void a_fact_has_the_same_id_told_and_read(String topic, String told, String read) throws IOException {
        assertThat(sample("order", read))
                .extracting(Event::id)
                .containsAll(sample(topic, told).stream().map(Event::id).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "orders/create,    order-created,   read-created",
        "orders/fulfilled, order-shipped,   read-shipped",
        "orders/cancelled, order-cancelled, read-cancelled"
    })
    void an_order_says_the_same_told_and_read(String topic, String told, String read) throws IOException {
        Event heard = sample(topic, told).get(0);
        Event found = sample("order", read).get(0);

        assertThat(found.data())
                .usingRecursiveComparison()
                // the same moment with another offset, and where the phone stands in either document
                .ignoringFields("orderDate", "customer.phone.origin")
                .isEqualTo(heard.data());
    }

    @Test
    void what_changes_of_an_order_later_does_not_make_its_news_another() throws IOException {
        var order = Json.parseObject(Files.readAllBytes(SAMPLES.resolve("read-shipped/in.json")));
        List<Event> before = events("order", Json.bytes(order));
        order.put("updatedAt", "2026-11-25T10:59:59Z");
        order.put("since", "2026-11-22T12:00:00Z");

        assertThat(events("order", Json.bytes(order))).extracting(Event::id).containsExactlyElementsOf(ids(before));
    }

    @Test
    void what_happened_before_the_shop_was_last_asked_is_not_told_again() throws IOException {
        var order = Json.parseObject(Files.readAllBytes(SAMPLES.resolve("read-shipped/in.json")));
        order.put("since", "2026-11-23T07:00:00Z");
        assertThat(events("order", Json.bytes(order))).hasSize(1);

        order.put("since", "2026-11-23T07:00:01Z");
        assertThat(events("order", Json.bytes(order))).isEmpty();
    }

    private static List<String> ids(List<Event> events) {
        return events.stream().map(Event::id).toList();
    }
}
