package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Real documents of systems that are polled, where they lie beside the project: what they say is in the events. */
class SharedPollsTest {
    private static final Path SHARED = Shipped.DOCUMENTS;
    private final Connectors connectors = Shipped.CONNECTORS;

    @BeforeEach
    void only_where_the_samples_are() {
        Shipped.withDocuments();
    }

    @Test
    void an_order_of_business_central_says_what_stands_in_it_and_no_more() throws IOException {
        List<Tree> events = map("business-central", "salesOrders", json("business-central/salesOrder-get.json"));

        assertThat(events).hasSize(1);
        Tree event = events.get(0);
        assertThat(event.text("type")).hasValue("order.updated.v1");
        assertThat(event.text("time")).hasValue("2023-09-02T17:49:38.5Z");
        assertThat(event.text("data", "orderId")).hasValue("b6f4017a-b749-ee11-ad0b-a1422c0f7f1f");
        assertThat(event.text("data", "orderNumber")).hasValue("101005");
        assertThat(event.text("data", "orderStatus")).hasValue("UNKNOWN");
        assertThat(event.text("data", "customer", "id")).hasValue("10000");
        assertThat(event.text("data", "customer", "name")).hasValue("Adatum Corporation");
        assertThat(event.text("data", "customer", "email")).hasValue("robert.townes@contoso.com");
        for (String absent : new String[] {"total", "sourceStatus", "expectedDelivery", "carrier", "trackingNumber"}) {
            assertThat(event.has("data", absent)).as(absent).isFalse();
        }
        assertThat(event.has("data", "customer", "phone")).isFalse();
    }

    @Test
    void cases_of_salesforce_are_read_with_their_words() throws IOException {
        List<Tree> cases = Tree.of(json("salesforce/case-query.json")).items("records");

        List<Tree> events = cases.stream()
                .flatMap(found -> map("salesforce", "Case", found.node()).stream())
                .toList();

        assertThat(events)
                .hasSameSizeAs(cases)
                .allMatch(event ->
                        event.text("type").filter("ticket.updated.v1"::equals).isPresent());
        Tree first = events.get(0).at("data");
        assertThat(first.text("ticketId")).hasValue("500dM00003F2OMjQAN");
        assertThat(first.text("ticketNumber")).hasValue("00001001");
        assertThat(first.text("subject")).hasValue("Performance inadequate for second consecutive week");
        assertThat(first.text("status")).hasValue("CLOSED");
        assertThat(first.text("sourceStatus")).hasValue("Closed");
        assertThat(first.text("priority")).hasValue("HIGH");
        assertThat(first.has("requester", "phone")).isFalse();
        assertThat(events)
                .noneMatch(event ->
                        event.text("data", "status").filter("UNKNOWN"::equals).isPresent());
    }

    private List<Tree> map(String connector, String type, @Nullable Object document) {
        var source = new SourceDocument(type, document, null, Map.of(), Instant.parse("2026-11-22T09:00:00Z"));
        return connectors
                .find(new ConnectorName(connector))
                .orElseThrow()
                .map(source, new TenantFacts("US", "en", false, Map.of()))
                .fold(
                        events -> events.events().stream()
                                .map(event -> Tree.of(event.toTree()))
                                .toList(),
                        ignored -> List.of());
    }

    private static @Nullable Object json(String file) throws IOException {
        return Json.parse(Files.readAllBytes(SHARED.resolve(file)));
    }
}
