package org.serai.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.serai.canonical.Event;
import org.serai.connector.Connectors;
import org.serai.connector.Headers;
import org.serai.connector.LiveConnectors;
import org.serai.finding.Findings;
import org.serai.json.Json;
import org.serai.tenant.TestTenants;

/** One fact, told by a webhook and asked for by a poll, in either order: the same delivery, or the same event. */
class ToldOrAskedForTest {
    private static final Map<String, String> CREATED = Map.of("X-WC-Webhook-Topic", "order.created");
    private static final Map<String, String> UPDATED = Map.of("X-WC-Webhook-Topic", "order.updated");
    private final Bindings bindings =
            new Bindings(new TestTenants(TestTenants.tenant("acme", "woocommerce", "odoo")), connectors());
    private final Reading reading = new Reading(bindings);

    private static LiveConnectors connectors() {
        var live = new LiveConnectors();
        live.set(Connectors.load(Path.of("connectors"), new Findings()));
        return live;
    }

    /** @param asked the type the poll's route gives; null: none, or a webhook */
    private Delivery delivery(String connector, Map<String, String> headers, @Nullable String asked, Object document) {
        Bound bound = bindings.find("acme", connector).orElseThrow();
        return new HandIn(bound, Headers.ofSingle(headers), asked, null, Instant.parse("2026-11-25T09:00:00Z"))
                .deliveries(bound.connector().pieces(Json.bytes(document)))
                .get(0);
    }

    private Delivery askedFor(Object order) {
        return delivery("woocommerce", Map.of(), "order.updated", order);
    }

    private List<String> events(Delivery delivery) {
        return reading.read(delivery, null).stream().map(Event::id).toList();
    }

    private static Map<String, Object> sample(String file) throws Exception {
        return new HashMap<>(Json.parseObject(Files.readAllBytes(Path.of("connectors", file))));
    }

    private static Map<String, Object> with(Map<String, Object> order, String key, Object value) {
        var changed = new HashMap<>(order);
        changed.put(key, value);
        return changed;
    }

    @Test
    void an_order_of_the_shop_in_one_status_is_one_delivery_however_often_it_is_touched() throws Exception {
        var order = sample("woocommerce/samples/order-processing/in.json");

        String told = delivery("woocommerce", UPDATED, null, order).eventId();

        assertThat(askedFor(order).eventId()).isEqualTo(told);
        assertThat(askedFor(with(order, "date_modified_gmt", "2026-11-23T10:00:00"))
                        .eventId())
                .isEqualTo(told);
        assertThat(askedFor(with(order, "status", "completed")).eventId()).isNotEqualTo(told);
    }

    @Test
    void an_order_told_as_placed_is_confirmed_by_the_same_event_when_it_is_asked_for() throws Exception {
        var order = sample("woocommerce/samples/order-created/in.json");

        List<String> told = events(delivery("woocommerce", CREATED, null, order));

        assertThat(told).hasSize(2);
        assertThat(events(askedFor(with(order, "date_modified_gmt", "2026-11-23T10:00:00"))))
                .as("created and paid as before, and that it was changed")
                .hasSize(3)
                .containsAll(told);
    }

    @Test
    void an_order_asked_for_when_it_was_shipped_is_not_shipped_again_by_the_webhooks_that_come_late() throws Exception {
        var placed = sample("woocommerce/samples/order-created/in.json");
        var shipped = with(with(placed, "status", "completed"), "date_completed_gmt", "2026-11-24T13:00:00");

        List<String> asked = events(askedFor(shipped));
        List<String> late = events(delivery("woocommerce", UPDATED, null, placed));

        assertThat(events(delivery("woocommerce", UPDATED, null, shipped))).isEqualTo(asked);
        assertThat(events(delivery("woocommerce", CREATED, null, shipped))).containsAll(asked);
        assertThat(late).as("of the late one, that it was paid is known").containsAnyElementsOf(asked);
    }

    @Test
    void a_change_of_odoo_is_one_delivery_and_a_later_change_leads_to_the_same_event() throws Exception {
        var told = sample("odoo/samples/order-confirmed/in.json");
        Map<String, Object> fetched =
                Json.parseObject(Files.readAllBytes(Path.of("connectors/odoo/samples/order-confirmed/fetched.json")));
        var asked = Map.<String, Object>of("_model", "sale.order", "_id", 7, "write_date", "2026-11-22 08:41:05");
        Map<String, Object> touched = with(asked, "write_date", "2026-11-23 10:00:00");

        Delivery webhook = delivery("odoo", Map.of(), null, told);

        assertThat(delivery("odoo", Map.of(), null, asked).eventId()).isEqualTo(webhook.eventId());
        assertThat(delivery("odoo", Map.of(), null, touched).eventId()).isNotEqualTo(webhook.eventId());
        assertThat(ids(delivery("odoo", Map.of(), null, touched), fetched)).isEqualTo(ids(webhook, fetched));
    }

    private List<String> ids(Delivery delivery, Object fetched) {
        assertThat(reading.wantsFetch(delivery)).isTrue();
        return reading.read(delivery, fetched).stream().map(Event::id).toList();
    }

    @Test
    void a_delivery_of_odoo_that_is_touched_after_it_left_is_told_once() throws Exception {
        var told = sample("odoo/samples/delivery-done/in.json");
        Map<String, Object> fetched =
                Json.parseObject(Files.readAllBytes(Path.of("connectors/odoo/samples/delivery-done/fetched.json")));

        Delivery webhook = delivery("odoo", Map.of(), null, told);
        Delivery asked = delivery("odoo", Map.of(), null, with(told, "write_date", "2026-11-25 08:00:00"));

        assertThat(asked.eventId()).isNotEqualTo(webhook.eventId());
        assertThat(ids(asked, fetched)).hasSize(1).isEqualTo(ids(webhook, fetched));
    }
}
