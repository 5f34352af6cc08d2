package org.serai.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Event;
import org.serai.canonical.TenantId;

/** What may be taken in side by side, and what may not. */
class StrandsTest {
    private static final ConnectorName SHOP = new ConnectorName("shopify");
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private int deliveries;

    @Test
    void deliveries_of_different_people_and_orders_are_spread_evenly() {
        List<Intake.Read> batch = IntStream.range(0, 9)
                .mapToObj(n -> read("acme", Map.of("orderNumber", "#" + n, "customer", person("+491510000000" + n))))
                .toList();

        assertThat(Strands.of(batch, 4)).extracting(List::size).containsExactlyInAnyOrder(3, 2, 2, 2);
        assertThat(Strands.of(batch, 1)).containsExactly(batch);
    }

    @Test
    void a_parcel_stays_behind_its_order_and_the_orders_person() {
        Intake.Read order = read("acme", Map.of("orderNumber", "#1", "customer", person("+4915100000001")));
        Intake.Read stranger = read("acme", Map.of("orderNumber", "#2", "customer", person("+4915100000002")));
        Intake.Read parcel = read("acme", Map.of("trackingNumber", "T1", "partOfOrder", "#1"));
        Intake.Read scan = read("acme", Map.of("trackingNumber", "T1"));
        Intake.Read nextOrder = read("acme", Map.of("orderNumber", "#3", "customer", person("+4915100000001")));

        assertThat(Strands.of(List.of(order, stranger, parcel, scan, nextOrder), 2))
                .containsExactlyInAnyOrder(List.of(order, parcel, scan, nextOrder), List.of(stranger));
    }

    @Test
    void two_that_only_a_later_one_connects_stay_together() {
        Intake.Read one = read("acme", Map.of("orderNumber", "#1"));
        Intake.Read other = read("acme", Map.of("trackingNumber", "T1"));
        Intake.Read between = read("acme", Map.of("orderNumber", "#1", "trackingNumber", "T1"));

        assertThat(Strands.of(List.of(other, one, between), 3)).containsExactly(List.of(other, one, between));
    }

    @Test
    void the_same_delivery_twice_is_taken_one_after_the_other_though_nothing_could_be_read() {
        Intake.Read first = unreadable("acme", "delivery-1");
        Intake.Read again = unreadable("acme", "delivery-1");
        Intake.Read other = unreadable("acme", "delivery-2");

        assertThat(Strands.of(List.of(first, again, other), 2))
                .containsExactlyInAnyOrder(List.of(first, again), List.of(other));
    }

    @Test
    void the_numbers_of_two_tenants_have_nothing_to_do_with_each_other() {
        Intake.Read ours = read("acme", Map.of("orderNumber", "#1"));
        Intake.Read theirs = read("other", Map.of("orderNumber", "#1"));

        assertThat(Strands.of(List.of(ours, theirs), 2)).hasSize(2);
    }

    @Test
    void nothing_gives_no_strand() {
        assertThat(Strands.of(List.of(), 2)).isEmpty();
    }

    @Test
    void a_long_chain_is_one_strand_in_its_order() {
        List<Intake.Read> chain = new ArrayList<>();
        IntStream.range(0, 500)
                .forEach(n -> chain.add(read("acme", Map.of("orderNumber", "#" + n, "partOfOrder", "#" + (n + 1)))));

        assertThat(Strands.of(chain, 4)).containsExactly(chain);
    }

    private static Map<String, Object> person(String phone) {
        return Map.of("phone", Map.of("e164", phone));
    }

    private Intake.Read read(String tenant, Map<String, Object> data) {
        String name = "delivery of " + deliveries++;
        Event told = new Event(
                "event " + data,
                name,
                new TenantId(tenant),
                SHOP,
                "order.created.v1",
                "s",
                NOW.atOffset(ZoneOffset.UTC),
                data);
        return new Intake.Read(message(tenant, name), List.of(told), null);
    }

    private static Intake.Read unreadable(String tenant, String delivery) {
        return new Intake.Read(message(tenant, delivery), List.of(), null);
    }

    private static DeliveryMessage message(String tenant, String delivery) {
        return new DeliveryMessage(
                new Delivery(new TenantId(tenant), SHOP, delivery, null, Map.of(), new byte[0], NOW), null, false);
    }
}
