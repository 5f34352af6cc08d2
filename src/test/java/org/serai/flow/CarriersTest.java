package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Event;
import org.serai.canonical.TenantId;
import org.serai.canonical.Tree;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;
import org.serai.ingress.Parcels;
import org.serai.json.Json;

/** Parcels that are asked for, against a server that answers as the carriers do. */
class CarriersTest extends AskedFolder {
    @BeforeEach
    void forget() {
        database.jdbc().sql("truncate parcel").update();
    }

    private void hub(String connector, Map<String, String> more) {
        var settings =
                new HashMap<>(Map.of("follow", "true", "url", system.url(), "every", "20ms", "client-id", "app"));
        settings.putAll(more);
        ask(connector, settings, Map.of("api-key", "s3cret", "client-secret", "s3cret", "webhook-secret", "s3cret"));
    }

    private static void shipped(String carrier, String... numbers) {
        new Parcels(database.jdbc())
                .follow(Stream.of(numbers)
                        .map(number -> event("order.shipped.v1", carrier, number, "SHIPPED"))
                        .toList());
    }

    private static Event event(String type, String carrier, String number, String status) {
        return new Event(
                number + status,
                "d",
                new TenantId("demo"),
                new ConnectorName("shop"),
                type,
                number,
                OffsetDateTime.parse("2026-11-22T09:00:00Z"),
                Map.of("carrier", carrier, "trackingNumber", number, "status", status));
    }

    private List<Asked> questions() {
        return system.asked.stream()
                .filter(asked -> !asked.path().endsWith("/token"))
                .toList();
    }

    private double pages() {
        return hub.meters.find("serai.poll.pages").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void fedex_is_asked_for_thirty_parcels_at_once_and_not_again_for_hours() {
        system.answers(asked -> asked.path().endsWith("/token")
                ? Answer.of(Map.of("access_token", "t-1"))
                : Answer.of(Map.of("output", Map.of("completeTrackResults", results(asked)))));
        String[] numbers = Stream.iterate(1, n -> n + 1)
                .limit(31)
                .map(n -> String.valueOf(7_000_000_074_00L + n))
                .toArray(String[]::new);
        shipped("FedEx", numbers);

        hub("fedex", Map.of());
        until(() -> hub.accepted.size() == 31);
        double rounds = pages();

        assertThat(questions()).hasSize(2);
        assertThat(questions().get(0).path()).isEqualTo("/track/v1/trackingnumbers");
        assertThat(questions().get(0).header("authorization")).isEqualTo("Bearer t-1");
        assertThat(system.asked.get(0).body()).contains("client_id=app", "client_secret=s3cret");
        assertThat(rounds).isEqualTo(2);
    }

    private static List<Object> results(Asked asked) {
        return Tree.of(Json.parse(asked.body().getBytes(StandardCharsets.UTF_8))).items("trackingInfo").stream()
                .<Object>map(one -> Map.of(
                        "trackingNumber",
                        one.text("trackingNumberInfo", "trackingNumber").orElseThrow()))
                .toList();
    }

    @Test
    void one_dhl_does_not_know_brings_nothing_and_the_next_has_its_turn() {
        system.answers(asked -> asked.query().contains("=404&")
                ? new Answer(404, Map.of(), Map.of("title", "No result found", "status", 404))
                : Answer.of(
                        Map.of("shipments", List.of(Map.of("id", "3401", "status", Map.of("statusCode", "transit"))))));
        shipped("DHL Paket", "404", "3401");

        hub("dhl", Map.of());
        until(() -> hub.accepted.size() == 1);

        assertThat(questions()).extracting(Asked::path).containsOnly("/shipments");
        assertThat(questions().get(0).query()).isEqualTo("trackingNumber=3401&language=en");
        assertThat(questions()).extracting(asked -> asked.header("dhl-api-key")).containsOnly("s3cret");
        until(() -> pages() == 2);
        assertThat(hub.parked).isEmpty();
    }

    @Test
    void a_number_ups_refuses_does_not_keep_the_next_waiting_and_a_delivered_one_is_asked_for_no_more() {
        system.answers(asked -> asked.path().endsWith("/token")
                ? Answer.of(Map.of("access_token", "t-1"))
                : asked.path().endsWith("/0BAD")
                        ? Answer.status(400)
                        : Answer.of(Map.of(
                                "trackResponse",
                                Map.of(
                                        "shipment",
                                        List.of(Map.of("package", List.of(Map.of("trackingNumber", "1ZB"))))))));
        shipped("UPS", "0BAD", "1ZA", "1ZB");
        new Parcels(database.jdbc()).follow(List.of(event("shipment.updated.v1", "ups", "1ZA", "DELIVERED")));

        hub("ups", Map.of());
        until(() -> hub.accepted.size() == 1);

        assertThat(questions())
                .extracting(Asked::path)
                .containsExactly("/api/track/v1/details/0BAD", "/api/track/v1/details/1ZB");
        assertThat(questions().get(1).header("transid")).isEqualTo("1ZB");
        assertThat(system.asked.get(0).header("authorization")).startsWith("Basic ");
        assertThat(hub.accepted.get(0).type()).isEqualTo("package");
    }

    @Test
    void a_carrier_that_is_away_is_asked_for_the_same_parcel_again() {
        system.answers(asked -> system.asked.size() == 1
                ? Answer.status(429, "Retry-After", "1")
                : Answer.of(Map.of("shipments", List.of(Map.of("id", "1")))));
        shipped("dhl", "1", "2");

        hub("dhl", Map.of());
        until(() -> questions().size() >= 2);

        assertThat(questions().subList(0, 2)).extracting(Asked::query).containsOnly("trackingNumber=1&language=en");
        assertThat(questions().get(1).at() - questions().get(0).at()).isGreaterThan(900_000_000L);
    }

    @Test
    void a_tenant_that_does_not_want_it_asks_nothing() {
        shipped("dhl", "1");
        hub("dhl", Map.of("follow", "false"));
        system.answers(asked -> Answer.of(Map.of()));

        assertThat(hub.figures.measures()).isEmpty();
        assertThat(hub.engine.version().orElseThrow().routes().states(true))
                .anySatisfy(state -> assertThat(state.route()).startsWith("dhl-parcels@demo"))
                .allSatisfy(state -> assertThat(state.running()).isTrue());
        assertThat(system.asked).isEmpty();
    }
}
