package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** What the hub tells Prometheus, against the page that says what it means. */
@ExtendWith(SharedHouse.class)
class MetricsTest {
    private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(40);
    /** The demo's tenant names no portfolio whose limit is to be minded, and no system reaches it to tell by itself. */
    private static final Set<String> NOT_IN_THE_DEMO =
            Set.of("serai_messaging_limit_used_ratio", "serai_subscription_left_seconds");

    private final House house;

    MetricsTest(House house) {
        this.house = house;
    }

    @Test
    void the_reference_names_every_metric_of_the_hub_with_type_labels_and_meaning_and_no_other() throws IOException {
        List<Metric> written = Metric.ofTheReference().stream()
                .filter(metric -> !NOT_IN_THE_DEMO.contains(metric.name()))
                .toList();
        everythingHappens();

        List<Metric> told = House.await(
                SEVERAL_LOOKS,
                "every metric of the reference",
                () -> Metric.ofTheHub(house.metrics()),
                all -> all.containsAll(written));

        assertThat(told).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void the_metrics_of_libraries_that_the_reference_names_are_there() throws IOException {
        assertThat(Metric.ofLibraries())
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(house.metrics()).contains("\n" + name + "{"));
    }

    @Test
    void what_a_system_hands_in_is_counted_and_ends_its_silence() {
        String documents = "serai_documents_total{application=\"serai\",connector=\"shopify\",tenant=\"demo\"}";
        house.postOrder(Orders.json(6201, "+4915100006201"), Map.of());
        double before = value(documents);

        house.postOrder(Orders.json(6202, "+4915100006202"), Map.of());

        assertThat(value(documents)).isEqualTo(before + 1);
    }

    private double value(String sample) {
        return house.metrics()
                .lines()
                .filter(line -> line.startsWith(sample))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + sample));
    }

    /** A message is sent, a word is not known, a document is parked, a system does not take its answer. */
    private void everythingHappens() throws IOException {
        house.postOrder(Orders.json(6203, "+4915100006203"), Map.of());
        house.awaitMessage("#6203", "read");
        Path tracker = Path.of("connectors/easypost/samples/unknown-status/in.json");
        house.trace(house.handIn("easypost", Map.of(), Files.readAllBytes(tracker)));
        house.trace(house.handIn("shopify", Map.of("X-Shopify-Topic", "orders/create"), Json.bytes("no order")));
        house.tellSandbox("/systems/shopify", "[{\"status\":503,\"count\":3}]");
        Tree sent = house.sent("+4915100006203").get(0);
        house.tellSandbox(
                "/customers/4915100006203/messages",
                Json.text(Map.of(
                        "type",
                        "button",
                        "index",
                        0,
                        "wamid",
                        sent.text("wamid").orElseThrow())));
    }
}
