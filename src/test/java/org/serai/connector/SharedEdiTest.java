package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Tree;

/** Real EDIFACT and X12, where they lie beside the project: what they say is in the events, and nothing else. */
class SharedEdiTest {
    private static final Path SHARED = Shipped.DOCUMENTS;
    private final Connectors connectors = Shipped.CONNECTORS;

    @BeforeEach
    void only_where_the_samples_are() {
        Shipped.withDocuments();
    }

    @Test
    void an_attempted_delivery_that_goes_back_says_where_and_to_whom() throws IOException {
        Tree update = one("edi-carrier", "edifact/IFTSTA_bring_BIG07.edi", "shipment.updated.v1");
        assertThat(update.text("trackingNumber")).hasValue("70707074500000128");
        assertThat(update.text("carrier")).hasValue("bring");
        assertThat(update.text("status")).hasValue("RETURN_TO_SENDER");
        assertThat(update.text("sourceStatus")).hasValue("H");
        assertThat(update.text("sourceReason")).hasValue("13 E");
        assertThat(update.text("description")).hasValue("Delivery attempted, Refused by addressee, Returned to sender");
        assertThat(update.text("occurredAt")).hasValue("2013-05-07T11:00:00Z");
        assertThat(update.text("zoneKnown")).hasValue("false");
        assertThat(update.map("location")).isEqualTo(Map.of("city", "OSLO", "country", "NO"));
        assertThat(update.text("signedBy")).hasValue("Kalle Anka");
        assertThat(update.text("partOfOrder")).hasValue("345789");
        assertThat(update.has("recipient")).isFalse();
        assertThat(update.has("eta")).isFalse();
    }

    @Test
    void a_partners_own_code_stays_as_written_until_somebody_lists_it() throws IOException {
        Tree update = one("edi-carrier", "edifact/IFTSTA_example_D10B.edi", "shipment.updated.v1");
        assertThat(update.text("trackingNumber")).hasValue("DSVS41599");
        assertThat(update.text("status")).hasValue("UNKNOWN");
        assertThat(update.text("sourceStatus")).hasValue("Z1");
        assertThat(update.text("occurredAt")).hasValue("2015-08-20T10:20:00Z");
        assertThat(update.text("partOfOrder")).hasValue("8008331140");
        assertThat(update.text("recipient", "name")).hasValue("SIERSEMA");
        assertThat(update.text("location", "city")).hasValue("LANDSKRONA");
        assertThat(update.has("carrier")).isFalse();
    }

    @Test
    void a_despatch_ships_the_orders_of_its_lines() throws IOException {
        List<MappedEvent> events = events("edi-carrier", "edifact/DESADV_D96A.edi");
        assertThat(events).extracting(MappedEvent::subject).containsExactly("6877871", "6905456");
        Tree second = Tree.of(events.get(1).data());
        assertThat(second.text("orderStatus")).hasValue("SHIPPED");
        assertThat(second.items("lines")).singleElement().satisfies(line -> {
            assertThat(line.text("sku")).hasValue("9781568361871");
            assertThat(line.text("name")).hasValue("ROADS TO SATA A 2");
        });
        assertThat(second.has("trackingNumber")).isFalse();
        assertThat(second.has("carrier")).isFalse();
        assertThat(second.has("customer", "phone")).isFalse();
    }

    @Test
    void an_order_has_its_buyers_phone_and_all_of_its_lines() throws IOException {
        Tree order = one("edi-orders", "edifact/ORDERS_D01B_iso8859.edi", "order.created.v1");
        assertThat(order.text("orderNumber")).hasValue("2019265563");
        assertThat(order.text("orderDate")).hasValue("2018-12-05T00:00:00Z");
        assertThat(order.text("expectedDelivery")).hasValue("2018-12-06");
        assertThat(order.text("customer", "phone", "e164")).hasValue("+492099412532");
        assertThat(order.text("customer", "name")).get().asString().startsWith("A+A K");
        assertThat(order.items("lines").get(0).map())
                .isEqualTo(Map.of("sku", "1001", "name", "Butter 40x250g Alu", "quantity", "2"));
        assertThat(order.has("total")).isFalse();
    }

    @Test
    void an_answer_to_an_order_names_it_and_who_can_be_asked() throws IOException {
        Tree order = one("edi-orders", "edifact/ORDRSP_D10A.edi", "order.updated.v1");
        assertThat(order.text("orderNumber")).hasValue("00001672");
        assertThat(order.text("sourceStatus")).hasValue("Z12");
        assertThat(order.text("orderStatus")).hasValue("UNKNOWN");
        assertThat(order.text("customer", "phone", "e164")).hasValue("+49123456788652");
        assertThat(order.text("customer", "name")).hasValue("Spiderman, Clack");
    }

    @Test
    void a_consignment_has_its_planned_day() throws IOException {
        Tree update = one("edi-orders", "edifact/IFCSUM_D01B.edi", "shipment.updated.v1");
        assertThat(update.text("trackingNumber")).hasValue("311447177");
        assertThat(update.text("status")).hasValue("LABEL_CREATED");
        assertThat(update.text("eta", "until")).hasValue("2018-05-29T00:00");
        assertThat(update.items("refs").get(1).text("id")).hasValue("5000706244");
        assertThat(update.has("partOfOrder")).isFalse();
    }

    @Test
    void a_delivered_214_has_carrier_and_local_time() throws IOException {
        Tree update = one("edi-carrier", "x12/214_MGCTLYST.edi", "shipment.updated.v1");
        assertThat(update.text("trackingNumber")).hasValue("1751807");
        assertThat(update.text("shipmentId")).hasValue("75027674");
        assertThat(update.text("carrier")).hasValue("SCAC");
        assertThat(update.text("status")).hasValue("DELIVERED");
        assertThat(update.text("occurredAt")).hasValue("2016-07-26T12:30:00Z");
        assertThat(update.text("zoneKnown")).hasValue("false");
        assertThat(update.map("location")).isEqualTo(Map.of("city", "BRATTLEBORO"));
        assertThat(update.text("recipient", "name")).hasValue("FIBERMARK, INC");
        assertThat(update.has("partOfOrder")).isFalse();
    }

    @Test
    void an_850_behind_a_byte_order_mark_is_an_order_without_a_phone() throws IOException {
        Tree order = one("edi-orders", "x12/850_edinet.edi", "order.created.v1");
        assertThat(order.text("orderNumber")).hasValue("1000012");
        assertThat(order.map("customer")).isEqualTo(Map.of("name", "John Doe", "consent", "unknown"));
        assertThat(order.text("carrier")).hasValue("UPSG");
        assertThat(order.items("lines"))
                .singleElement()
                .satisfies(line -> assertThat(line.text("sku")).hasValue("0054321"));
    }

    @Test
    void an_856_ships_two_orders_of_one_parcel() throws IOException {
        List<MappedEvent> events = events("edi-carrier", "x12/856_crossdock.edi");
        assertThat(events).extracting(MappedEvent::subject).containsExactly("POREF00", "POREF01");
        Tree first = Tree.of(events.get(0).data());
        assertThat(first.text("carrier")).hasValue("OVNT");
        assertThat(first.text("trackingNumber")).hasValue("0000000008741");
        assertThat(first.text("expectedDelivery")).hasValue("2009-09-25");
        assertThat(first.items("lines")).hasSize(4);
        assertThat(Tree.of(events.get(1).data()).items("lines")).hasSize(1);
    }

    private Tree one(String connector, String file, String type) throws IOException {
        List<MappedEvent> events = events(connector, file);
        assertThat(events).extracting(MappedEvent::type).containsExactly(type);
        return Tree.of(events.get(0).data());
    }

    private List<MappedEvent> events(String name, String file) throws IOException {
        Connector connector = connectors.find(new ConnectorName(name)).orElseThrow();
        var events = new ArrayList<MappedEvent>();
        for (Piece piece : connector.pieces(Files.readAllBytes(SHARED.resolve(file)))) {
            assertThat(piece.unreadable()).isNull();
            connector
                    .map(document(connector, piece), facts())
                    .fold(told -> events.addAll(told.events()), ignored -> false);
        }
        return events;
    }

    private static SourceDocument document(Connector connector, Piece piece) {
        Object tree = connector.read(piece.body());
        String type = connector.documentType(Headers.ofSingle(Map.of()), tree).orElseThrow();
        return new SourceDocument(type, tree, null, Map.of(), Instant.parse("2026-11-27T09:00:00Z"));
    }

    private static TenantFacts facts() {
        return new TenantFacts("DE", "de", false, Map.of());
    }
}
