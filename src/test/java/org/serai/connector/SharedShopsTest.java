package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Real documents of shops and ERP systems, where they lie beside the project: what they say is in the events. */
class SharedShopsTest {
    private static final Path SHARED = Shipped.DOCUMENTS;
    private final Connectors connectors = Shipped.CONNECTORS;

    @BeforeEach
    void only_where_the_samples_are() {
        Shipped.withDocuments();
    }

    @Test
    void an_order_of_the_shops_own_documentation_is_created_and_paid() throws IOException {
        List<Tree> events = woocommerce("order.created", json("woocommerce/order-727-docs.json"));

        assertThat(events)
                .extracting(
                        event -> event.text("type").orElse(""),
                        event -> event.text("time").orElse(""))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("order.created.v1", "2017-03-22T19:28:02Z"),
                        org.assertj.core.groups.Tuple.tuple("order.paid.v1", "2017-03-22T19:28:08Z"));
        Tree data = events.get(0).at("data");
        assertThat(data.text("orderId")).hasValue("727");
        assertThat(data.text("orderNumber")).hasValue("727");
        assertThat(data.text("sourceStatus")).hasValue("processing");
        assertThat(data.map("total")).isEqualTo(Map.of("amount", "29.35", "currency", "USD"));
        assertThat(data.text("customer", "phone", "e164")).hasValue("+15555555555");
        assertThat(data.text("customer", "phone", "region")).hasValue("US");
        assertThat(data.text("customer", "givenName")).hasValue("John");
        assertThat(data.has("customer", "id")).isFalse();
        assertThat(data.has("customer", "locale")).isFalse();
        assertThat(data.text("itemCount")).hasValue("3");
        assertThat(data.at("lines", "0").has("sku")).isFalse();
    }

    @Test
    void an_order_with_half_a_piece_has_no_count() throws IOException {
        Tree data = woocommerce("order.created", json("woocommerce/order-963.json"))
                .get(0)
                .at("data");
        assertThat(data.text("orderNumber")).hasValue("963");
        assertThat(data.text("customer", "phone", "e164")).hasValue("+13333333333");
        assertThat(data.text("customer", "id")).hasValue("11");
        assertThat(data.has("itemCount")).isFalse();
        assertThat(data.at("lines", "1").text("quantity")).hasValue("1.5");
    }

    @Test
    void an_order_years_old_that_is_touched_tells_nothing() throws IOException {
        assertThat(woocommerce("order.updated", json("woocommerce/order-727-docs.json")))
                .isEmpty();
    }

    @Test
    void parcels_in_the_order_as_the_plug_in_keeps_them_tell_carrier_number_and_link() throws IOException {
        List<?> parcels = (List<?>) json("woocommerce/shipment_trackings-multiple.json");
        var shipped =
                new HashMap<>(Tree.of(json("woocommerce/order-727-docs.json")).map());
        shipped.put("status", "completed");
        shipped.put("date_completed_gmt", "2026-11-22T08:00:00");

        Tree last = shippedWith(shipped, parcels);
        assertThat(last.text("trackingNumber")).hasValue("asdfasdf7787775756786789");
        assertThat(last.has("carrier")).isFalse();
        assertThat(last.has("trackingUrl")).isFalse();
        Tree first = shippedWith(shipped, parcels.subList(0, 1));
        assertThat(first.text("carrier")).hasValue("USPS");
        assertThat(first.text("trackingNumber")).hasValue("345645674567");
        assertThat(first.text("trackingUrl"))
                .hasValueSatisfying(url -> assertThat(url).contains("345645674567"));
    }

    private Tree shippedWith(Map<String, Object> order, List<?> parcels) {
        order.put("meta_data", List.of(Map.of("id", 1, "key", "_wc_shipment_tracking_items", "value", parcels)));
        List<Tree> events = woocommerce("order.updated", order);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).text("type")).hasValue("order.shipped.v1");
        return events.get(0).at("data");
    }

    @Test
    void a_note_of_a_real_order_is_no_answer_of_ours() throws IOException {
        var asked = Map.of("path", "/x", "note", "Hello [wamid.1]", "marker", "wamid.1");
        Object made = connectors
                .mappings()
                .find("woocommerce/mapping/note-create.jslt")
                .orElseThrow()
                .apply(json("woocommerce/order-notes.json"), Map.of("callback", asked));
        assertThat(Tree.of(made).text("body", "note")).hasValue("Hello [wamid.1]");
    }

    @Test
    void a_sales_order_record_in_the_body_of_the_template_is_created() throws IOException {
        var body = new HashMap<>(
                Tree.of(json("erpnext/sales_order-test_record.json")).map());
        body.putAll(Map.of(
                "type", "sales-order.submitted",
                "name", "_T-Sales Order-00001",
                "modified", "2013-02-21 10:00:00.000001",
                "status", "To Deliver and Bill",
                "contact_mobile", ""));
        var settings = Map.of("time-zone", "Asia/Kolkata");

        Tree event =
                map("erpnext", "sales-order.submitted", body, null, settings).get(0);
        assertThat(event.text("time")).hasValue("2013-02-21T10:00:00.000001+05:30");
        Tree data = event.at("data");
        assertThat(data.text("orderNumber")).hasValue("_T-Sales Order-00001");
        assertThat(data.text("total", "currency")).hasValue("INR");
        assertThat(new java.math.BigDecimal(data.text("total", "amount").orElseThrow()))
                .isEqualByComparingTo("1000");
        assertThat(data.text("expectedDelivery")).hasValue("2013-02-23");
        assertThat(data.text("itemCount")).hasValue("10");
        assertThat(data.at("lines", "0").text("sku")).hasValue("_Test Item Home Desktop 100");
        assertThat(data.text("customer", "name")).hasValue("_Test Customer");
        assertThat(data.has("customer", "phone")).isFalse();
    }

    @Test
    void recorded_orders_and_contacts_of_odoo_are_read_as_the_fetch_gives_them() throws IOException {
        List<?> contacts = (List<?>) json("odoo/json2-contacts.json");
        for (Tree order :
                Tree.of(json("odoo/json2-sale.order-search_read.json")).items()) {
            var webhook = Map.of("_model", "sale.order", "_id", 1, "write_date", "2026-07-22 11:42:41");
            assertThat(map("odoo", "sale.order", webhook, fetched(order.map(), contacts), Map.of()))
                    .as("a quotation")
                    .isEmpty();
            var sold = new HashMap<>(order.map());
            sold.put("state", "sale");
            Tree event = map("odoo", "sale.order", webhook, fetched(sold, contacts), Map.of())
                    .get(0);
            assertThat(event.text("type")).hasValue("order.created.v1");
            assertThat(event.text("time").orElseThrow())
                    .isEqualTo(order.text("date_order").orElseThrow().replace(' ', 'T') + "Z");
            assertThat(event.text("data", "orderNumber")).isEqualTo(order.text("name"));
            assertThat(event.text("data", "total", "currency")).hasValue("KES");
            assertThat(event.at("data").has("expectedDelivery")).isFalse();
            assertThat(event.text("data", "customer", "name"))
                    .isEqualTo(Tree.of(contacts.get(0)).text("name"));
        }
    }

    private static Map<String, Object> fetched(Map<String, Object> order, List<?> contacts) {
        return Map.of("order", order, "partners", contacts);
    }

    private List<Tree> woocommerce(String topic, @Nullable Object document) {
        return map("woocommerce", topic, document, null, Map.of());
    }

    private List<Tree> map(
            String connector,
            String type,
            @Nullable Object document,
            @Nullable Object fetched,
            Map<String, String> settings) {
        var source = new SourceDocument(type, document, fetched, Map.of(), Instant.parse("2026-11-22T09:00:00Z"));
        return connectors
                .find(new ConnectorName(connector))
                .orElseThrow()
                .map(source, new TenantFacts("US", "en", false, settings))
                .fold(
                        events -> events.events().stream()
                                .map(event -> Tree.of(event.toTree()))
                                .toList(),
                        ignored -> List.of());
    }

    private static Object json(String file) throws IOException {
        return Objects.requireNonNull(Json.parse(Files.readString(SHARED.resolve(file), StandardCharsets.UTF_8)));
    }
}
