package org.serai.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.serai.broker.DurableQueue;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.DocumentException;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.serai.connector.Connectors;
import org.serai.connector.LiveConnectors;
import org.serai.finding.Findings;
import org.serai.ingress.Consignment.Tally;
import org.serai.ingress.Consignment.Unloaded;
import org.serai.parked.ParkedItem;
import org.serai.tenant.TestTenants;
import org.springframework.transaction.support.TransactionOperations;

/** Many documents out of one stream. */
class UnloaderTest {
    private static final LiveConnectors CONNECTORS = connectors();
    private final List<List<DurableQueue.Letter>> batches = new ArrayList<>();
    private final List<ParkedItem> parked = new ArrayList<>();
    private final List<Unloaded> told = new ArrayList<>();
    private final Deque<Refusal> full = new ArrayDeque<>();
    private final Unloader unloader = unloader();

    private static LiveConnectors connectors() {
        var live = new LiveConnectors();
        live.set(Connectors.load(Path.of("connectors"), new Findings()));
        return live;
    }

    private Unloader unloader() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
        var tenants = new TestTenants(TestTenants.tenant("acme", "file"));
        var queue = new DurableQueue() {
            @Override
            public void send(String name, Map<String, String> properties, byte[] body, Duration delay) {
                throw new AssertionError("one by one");
            }

            @Override
            public void sendAll(String name, List<Letter> letters) {
                batches.add(letters);
            }
        };
        return new Unloader(
                new Bindings(tenants, CONNECTORS),
                new Room(tenant -> Optional.ofNullable(full.poll())),
                new Batches(
                        new IngressDoor(queue),
                        new Strangers(parked::addAll, clock),
                        new Sources(tenants, new SimpleMeterRegistry()),
                        TransactionOperations.withoutTransaction()),
                clock);
    }

    private Tally unload(String text) {
        var consignment = new Consignment(new TenantId("acme"), new ConnectorName("file"), null, "orders.jsonl");
        return unloader.unload(consignment, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), told::add);
    }

    private static String line(int number) {
        return "{\"source\":\"erp\",\"id\":\"" + number + "\",\"type\":\"order.created.v1\"}\n";
    }

    private List<String> eventIds() {
        return batches.stream()
                .flatMap(List::stream)
                .map(letter -> letter.properties().get("serai_event_id"))
                .toList();
    }

    @Test
    void each_line_is_a_delivery_of_its_own_that_knows_where_it_stood() {
        assertThat(unload(line(1) + "\n" + line(2))).isEqualTo(new Tally(2, 0));
        assertThat(eventIds()).doesNotHaveDuplicates().hasSize(2);
        assertThat(told).extracting(Unloaded::position).containsExactly("line 1", "line 3");
        assertThat(told).extracting(Unloaded::eventId).isEqualTo(eventIds());
        assertThat(batches.get(0).get(1).properties())
                .containsEntry("serai_type", "order.created.v1")
                .containsEntry("serai_headers", "{\"file\":\"orders.jsonl\",\"position\":\"line 3\"}");
    }

    @Test
    void a_document_has_the_same_name_in_any_file_at_any_place() {
        unload(line(1) + line(2));
        List<String> first = eventIds();
        batches.clear();
        unload(line(7) + line(2) + line(1));
        assertThat(eventIds()).hasSize(3).contains(first.get(0), first.get(1));
    }

    @Test
    void a_line_that_cannot_be_read_is_a_delivery_that_says_why_and_its_neighbours_go_on() {
        assertThat(unload(line(1) + "{half a li\n" + line(2))).isEqualTo(new Tally(2, 1));
        assertThat(parked).isEmpty();
        DurableQueue.Letter bad = batches.get(0).get(1);
        assertThat(bad.body()).isEqualTo("{half a li".getBytes(StandardCharsets.UTF_8));
        assertThat(bad.properties().get("serai_headers"))
                .contains("\"file\":\"orders.jsonl\"", "document.unreadable", "orders.jsonl, line 2: not JSON");
        assertThat(told.get(1).parked()).isNotNull();
        assertThat(told.get(1).eventId()).isEqualTo(eventIds().get(1));
        unload(line(1) + "\n\n{half a li\n");
        assertThat(eventIds().get(4)).isEqualTo(eventIds().get(1));
    }

    @Test
    void what_is_nobodys_and_cannot_be_read_is_parked_where_everybody_sees_it() {
        var consignment = new Consignment(null, new ConnectorName("jms"), null, "orders.jsonl");
        Tally tally = unloader.unload(
                consignment, new ByteArrayInputStream("{half".getBytes(StandardCharsets.UTF_8)), told::add);
        assertThat(tally).isEqualTo(new Tally(0, 1));
        assertThat(batches).isEmpty();
        assertThat(parked).singleElement().satisfies(item -> {
            assertThat(item.tenant()).isEqualTo(ParkedItem.NOBODY);
            assertThat(item.message()).startsWith("orders.jsonl: not JSON");
        });
    }

    @Test
    void ten_thousand_lines_go_in_batches_that_memory_can_hold() {
        String text = IntStream.range(0, 10_000).mapToObj(UnloaderTest::line).collect(Collectors.joining());
        assertThat(unload(text)).isEqualTo(new Tally(10_000, 0));
        assertThat(batches).hasSize(40).allMatch(batch -> batch.size() <= 256);
    }

    @Test
    void a_file_in_another_format_is_given_up_after_a_thousand_lines() {
        assertThatThrownBy(() -> unload("UNB+UNOC:3\n".repeat(1_500)))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refused -> assertThat(refused.code()).isEqualTo("file.not-this-format"));
        assertThat(eventIds()).hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void a_full_hub_lets_the_file_wait_and_not_begin_anew() {
        full.add(new Refusal(429, "backpressure.slow-down", "too old", "later", Duration.ofMillis(1)));
        full.add(new Refusal(429, "backpressure.slow-down", "too old", "later", Duration.ofMillis(1)));
        assertThat(unload(line(1))).isEqualTo(new Tally(1, 0));
    }

    @Test
    void who_is_interrupted_while_it_waits_gives_the_file_back() {
        full.add(new Refusal(503, "backpressure.full", "full", "later", Duration.ofMinutes(5)));
        full.add(new Refusal(503, "backpressure.full", "full", "later", Duration.ofMinutes(5)));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> unload(line(1))).isInstanceOf(UnavailableException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(batches).isEmpty();
    }
}
