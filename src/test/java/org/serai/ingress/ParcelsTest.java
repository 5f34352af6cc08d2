package org.serai.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Event;
import org.serai.canonical.TenantId;
import org.serai.database.TestDatabase;
import org.serai.ingress.Parcels.Asking;

class ParcelsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Asking DHL = new Asking("dhl", 2, Duration.ofHours(4), Duration.ofDays(30));
    private static TestDatabase database;
    private Parcels parcels;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void shut() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.jdbc().sql("truncate parcel").update();
        parcels = new Parcels(database.jdbc());
    }

    private static Event event(String type, String carrier, String number, String status) {
        return new Event(
                type + number + status,
                "d",
                ACME,
                new ConnectorName("shop"),
                type,
                number,
                OffsetDateTime.parse("2026-11-22T09:00:00Z"),
                Map.of("carrier", carrier, "trackingNumber", number, "status", status));
    }

    private static Event order(String carrier, String number) {
        return event("order.shipped.v1", carrier, number, "");
    }

    private static Event parcel(String number, String status) {
        return event("shipment.updated.v1", "dhl", number, status);
    }

    private List<String> due() {
        return parcels.due(ACME, DHL);
    }

    private static void later(Duration by) {
        database.jdbc()
                .sql("update parcel set asked_at = asked_at - make_interval(secs => :by),"
                        + " known_at = known_at - make_interval(secs => :by)")
                .param("by", by.toSeconds())
                .update();
    }

    @Test
    void a_parcel_of_an_order_is_asked_for_until_it_arrived_and_no_order_told_late_begins_it_anew() {
        parcels.follow(List.of(order("DHL Express", "1"), order("dhl", "2"), order("UPS", "9")));
        assertThat(due()).containsExactly("1", "2");

        parcels.follow(List.of(parcel("1", "OUT_FOR_DELIVERY"), parcel("2", "DELIVERED")));
        parcels.follow(List.of(order("DHL", "2")));

        assertThat(due()).containsExactly("1");
        assertThat(parcels.due(new TenantId("other"), DHL)).isEmpty();
    }

    @Test
    void one_that_only_the_carrier_told_of_is_asked_for_too_unless_that_was_its_end() {
        parcels.follow(List.of(parcel("1", "IN_TRANSIT"), parcel("2", "IN_TRANSIT"), parcel("2", "RETURNED")));

        assertThat(due()).containsExactly("1");
    }

    @Test
    void who_waited_longest_is_next_and_nobody_is_asked_for_again_too_soon() {
        parcels.follow(List.of(order("dhl", "1"), order("dhl", "2"), order("dhl", "3")));
        assertThat(due()).containsExactly("1", "2");

        parcels.asked(ACME, DHL, List.of("1", "2"));
        assertThat(due()).containsExactly("3");
        parcels.asked(ACME, DHL, List.of("3"));
        assertThat(due()).isEmpty();

        later(Duration.ofHours(5));
        assertThat(due()).hasSize(2).doesNotContain("3");
    }

    @Test
    void a_parcel_that_never_arrives_is_given_up() {
        parcels.follow(List.of(order("dhl", "1")));

        later(Duration.ofDays(31));

        assertThat(due()).isEmpty();
    }

    @Test
    void what_names_no_carrier_or_no_number_changes_nothing() {
        parcels.follow(List.of(order("", "1"), order("dhl", ""), order("...", "2")));

        assertThat(database.jdbc()
                        .sql("select count(*) from parcel")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
