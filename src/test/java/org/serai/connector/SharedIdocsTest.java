package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Tree;

/** IDocs that SAP published, where they lie beside the project: what they say is in the events, and nothing else. */
class SharedIdocsTest {
    private static final Path SHARED = Shipped.DOCUMENTS.resolve("sap");
    private final Connector sap =
            Shipped.CONNECTORS.find(new ConnectorName("sap-idoc")).orElseThrow();

    @BeforeEach
    void only_where_the_samples_are() {
        Shipped.withDocuments();
    }

    @Test
    void an_order_response_is_an_order_confirmed() throws IOException {
        Tree event = only("ORDERS05_ORDRSP_2001319044.xml");
        assertThat(event.text("type")).hasValue("order.created.v1");
        assertThat(event.text("time")).hasValue("2024-03-22T00:28:22+01:00");
        assertThat(event.text("key")).hasValue("0000000235556469");
        Tree data = event.at("data");
        assertThat(data.text("orderNumber")).hasValue("2001319044");
        assertThat(data.text("orderStatus")).hasValue("CONFIRMED");
        assertThat(data.text("sourceStatus")).hasValue("004");
        assertThat(data.text("orderDate")).hasValue("2024-03-18T00:00:00+01:00");
        assertThat(data.text("expectedDelivery")).hasValue("2024-04-24");
        assertThat(data.text("customer", "id")).hasValue("0100470817");
        assertThat(data.text("customer", "name")).hasValue("TradingPartner DE");
        assertThat(data.text("customer", "locale")).hasValue("en");
        assertThat(data.text("customer", "phone", "raw")).hasValue("012 12345678");
        assertThat(data.items("lines")).hasSize(3);
        assertThat(data.text("lines", "0", "quantity")).hasValue("432.000");
    }

    @Test
    void a_delivery_made_is_a_parcel_of_its_order_with_its_day_and_no_phone_of_somebody_else() throws IOException {
        Tree event = only("DELVRY07_DESADV_outbound.xml");
        assertThat(event.text("type")).hasValue("shipment.updated.v1");
        Tree data = event.at("data");
        assertThat(data.text("status")).hasValue("LABEL_CREATED");
        assertThat(data.text("shipmentId")).hasValue("0123456789");
        assertThat(data.text("partOfOrder")).hasValue("1234567891");
        assertThat(data.text("eta", "until")).hasValue("2025-01-07");
        assertThat(data.text("recipient", "email")).hasValue("info@mail.com");
        assertThat(data.has("recipient", "phone")).isFalse();
        assertThat(data.has("carrier")).isFalse();
    }

    @Test
    void goods_issue_is_posted_at_its_own_time_in_its_own_zone() throws IOException {
        Tree event = only("DELVRY07_DESADV_pick_pgi_update.xml");
        assertThat(event.text("time")).hasValue("2024-02-27T14:45:25+08:00");
        Tree data = event.at("data");
        assertThat(data.text("status")).hasValue("PICKED_UP");
        assertThat(data.text("sourceStatus")).hasValue("PGI");
        assertThat(data.has("zoneKnown")).isFalse();
        assertThat(data.has("partOfOrder")).isFalse();
        assertThat(data.has("recipient")).isFalse();
    }

    private Tree only(String file) throws IOException {
        List<Piece> pieces = sap.pieces(Files.readAllBytes(SHARED.resolve(file)));
        assertThat(pieces).hasSize(1);
        Object document = sap.read(pieces.get(0).body());
        String type = sap.documentType(Headers.ofSingle(Map.of()), document).orElseThrow();
        var source = new SourceDocument(type, document, null, Map.of(), Instant.parse("2026-11-22T09:00:00Z"));
        return sap.map(source, new TenantFacts("DE", "de", true, Map.of("zone", "Europe/Berlin")))
                .fold(
                        events -> {
                            assertThat(events.events()).hasSize(1);
                            return Tree.of(events.events().get(0).toTree());
                        },
                        ignored -> Tree.of(Map.of()));
    }
}
