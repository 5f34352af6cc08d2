package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;

/** A route that polls a real HTTP server, page by page, through good and bad days. */
class PollTest extends AskedFolder {
    private static final String SOURCE = "shop-poll@demo.from";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private void poll(String paging) {
        var project = PollHub.project(FlowProject.in(folder), paging);
        hub = new PollHub(project, database.dataSource(), PollHub.tenant(system.url() + "/api")).started();
    }

    private static Map<String, Object> order(int id, Instant changed) {
        return Map.of("id", id, "changed", changed.toString());
    }

    private static Instant cursor() {
        return database.jdbc()
                .sql("select since from source_cursor where source = :source")
                .param("source", SOURCE)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(Instant.EPOCH);
    }

    private static boolean has(Asked asked, String part) {
        return asked.query().contains(part);
    }

    @Test
    void pages_are_followed_by_their_links_and_the_cursor_moves_past_the_newest() {
        system.answers(asked -> has(asked, "page=3")
                ? Answer.of(Map.of("orders", List.of(order(3, NOW.minusSeconds(30)))))
                : Answer.of(Map.of(
                        "orders",
                        List.of(has(asked, "page=2") ? order(2, NOW.minusSeconds(5)) : order(1, NOW.minusSeconds(60))),
                        "next",
                        system.url() + "/api/orders?page=" + (has(asked, "page=2") ? 3 : 2) + "&skip=%2Ba")));

        poll("nextLink: /next");
        until(() -> system.asked.size() >= 4);

        assertThat(system.asked).extracting(Asked::path).containsOnly("/api/orders");
        assertThat(system.asked.get(1).query()).isEqualTo("page=2&skip=%2Ba");
        assertThat(hub.ids()).containsExactly("1", "2", "3");
        assertThat(cursor()).isEqualTo(NOW.minusSeconds(5));
        assertThat(system.asked.get(3).query()).contains("since=" + NOW.minusSeconds(65));
    }

    @Test
    void what_the_overlap_brings_again_has_the_same_delivery_id() {
        system.answers(asked -> Answer.of(Map.of("orders", List.of(order(1, NOW.minusSeconds(60))))));

        poll("");
        until(() -> hub.accepted.size() >= 3);

        assertThat(hub.accepted)
                .extracting(document -> document.deliveryId())
                .containsOnly("1 " + NOW.minusSeconds(60));
    }

    @Test
    void pages_are_counted_until_one_is_not_full() {
        system.answers(asked -> Answer.of(Map.of(
                "orders", has(asked, "page=1") ? List.of(order(3, NOW)) : List.of(order(1, NOW), order(2, NOW)))));

        poll("pageSize: 2");
        until(() -> system.asked.size() >= 3);

        assertThat(hub.ids()).containsExactly("1", "2", "3");
        assertThat(system.asked.get(2).query()).endsWith("page=0");
    }

    @Test
    void a_link_in_the_header_leads_on() {
        system.answers(asked -> has(asked, "page=0")
                ? Answer.of(Map.of("orders", List.of(order(1, NOW))))
                        .with("Link", "</api/orders?p=0>; rel=\"previous\", </api/orders?p=2>; rel=\"next\"")
                : Answer.of(Map.of("orders", List.of(order(2, NOW)))));
        poll("nextLink: header");
        until(() -> hub.ids().size() == 2);
        assertThat(system.asked.get(1).query()).isEqualTo("p=2");
    }

    @Test
    void a_mark_in_the_answer_stands_in_the_next_question() {
        system.answers(asked -> has(asked, "mark=t-2")
                ? Answer.of(Map.of("orders", List.of(order(2, NOW))))
                : Answer.of(Map.of("orders", List.of(order(1, NOW)), "more", "t-2")));

        poll("nextMark: /more");
        until(() -> hub.ids().size() == 2);

        assertThat(system.asked.get(1).query()).contains("page=1&mark=t-2");
    }

    @Test
    void a_node_that_dies_between_page_and_cursor_is_followed_by_one_that_begins_again() throws Exception {
        var reached = new CountDownLatch(1);
        var dead = new CountDownLatch(1);
        system.answers(asked -> {
            if (has(asked, "page=1") && dead.getCount() > 0) {
                reached.countDown();
                await(dead);
                return Answer.status(503);
            }
            return Answer.of(Map.of(
                    "orders",
                    has(asked, "page=1") ? List.of() : List.of(order(1, NOW), order(2, NOW.minusSeconds(9)))));
        });
        poll("pageSize: 2");
        assertThat(reached.await(2, TimeUnit.MINUTES)).isTrue();
        Instant before = cursor();
        assertThat(before).isAfter(Instant.EPOCH).isBefore(NOW.minusSeconds(9));
        var first = hub;
        dead.countDown();
        first.close();

        hub = new PollHub(FlowProject.of(folder), database.dataSource(), PollHub.tenant(system.url() + "/api"))
                .started();
        until(() -> hub.ids().size() == 2 && !cursor().equals(before));

        assertThat(hub.ids()).isEqualTo(first.ids());
        assertThat(cursor()).isEqualTo(NOW);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_system_that_asks_to_wait_is_asked_for_the_same_page_after_that() {
        var calls = new ArrayList<Asked>();
        system.answers(asked -> {
            if (!has(asked, "page=1")) {
                return Answer.of(Map.of("orders", List.of(order(1, NOW), order(2, NOW))));
            }
            calls.add(asked);
            return calls.size() == 1
                    ? Answer.status(429, "Retry-After", "2")
                    : Answer.of(Map.of("orders", List.of(order(3, NOW))));
        });

        poll("pageSize: 2");
        until(() -> hub.ids().size() == 3);

        assertThat(calls.get(1).query()).isEqualTo(calls.get(0).query());
        assertThat(Duration.ofNanos(calls.get(1).at() - calls.get(0).at())).isGreaterThan(Duration.ofMillis(1900));
        assertThat(system.asked).filteredOn(asked -> has(asked, "page=0")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void a_refused_login_gives_nothing_moves_nothing_and_is_tried_again() {
        system.answers(asked -> system.asked.size() < 2
                ? Answer.status(401)
                : Answer.of(Map.of("orders", List.of(order(1, NOW.minusSeconds(3))))));

        poll("");
        until(() -> !system.asked.isEmpty());
        assertThat(hub.accepted).isEmpty();
        until(() -> !hub.accepted.isEmpty() && cursor().equals(NOW.minusSeconds(3)));

        assertThat(new FlowHealth(hub.engine).state().isUp()).isTrue();
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        system.answers(asked -> asked.header("if-none-match").equals("\"v1\"")
                ? Answer.status(304)
                : Answer.of(Map.of("orders", List.of())).with("ETag", "\"v1\""));

        poll("");
        until(() -> system.asked.size() >= 3);

        assertThat(system.asked.get(0).headers()).doesNotContainKey("if-none-match");
        assertThat(system.asked.get(2).header("if-none-match")).isEqualTo("\"v1\"");
        assertThat(hub.accepted).isEmpty();
    }

    @Test
    void a_link_that_leads_away_is_not_followed() throws IOException {
        try (var trap = new PollServer()) {
            system.answers(asked ->
                    Answer.of(Map.of("orders", List.of(order(1, NOW)), "next", trap.url() + "/api/orders?page=2")));
            poll("nextLink: /next");
            until(() -> system.asked.size() >= 2);
            assertThat(trap.asked).isEmpty();
            assertThat(cursor()).isBefore(NOW.minusSeconds(60));
        }
    }

    @Test
    void an_item_that_can_never_be_taken_is_parked_and_its_neighbours_go_on() {
        system.answers(asked -> Answer.of(Map.of(
                "orders",
                List.of(
                        order(1, NOW.minusSeconds(9)),
                        Map.of("id", 2, "changed", NOW.minusSeconds(8).toString(), "poison", true),
                        order(3, NOW.minusSeconds(7))))));

        poll("");
        until(() -> cursor().equals(NOW.minusSeconds(7)));

        assertThat(hub.ids()).containsExactly("1", "3");
        assertThat(hub.parked).contains("2 " + NOW.minusSeconds(8) + " document.too-large");
    }

    @Test
    void a_change_dated_in_the_future_does_not_hide_what_comes_before_it() {
        system.answers(asked -> Answer.of(Map.of("orders", List.of(order(1, NOW.plus(Duration.ofDays(30)))))));

        poll("");
        until(() -> system.asked.size() >= 3);

        assertThat(cursor()).isBefore(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void a_poll_tells_its_pages_documents_failures_and_how_long_ago_it_was_read_to_its_end() {
        system.answers(asked -> system.asked.size() == 1
                ? Answer.status(401)
                : Answer.of(Map.of("orders", List.of(order(1, NOW), order(2, NOW)))));

        poll("");
        until(() -> counted("pages") >= 2);

        assertThat(counted("failures")).isEqualTo(1);
        assertThat(counted("documents")).isGreaterThanOrEqualTo(4).matches(documents -> documents % 2 == 0);
        assertThat(hub.figures.measures())
                .singleElement()
                .satisfies(age -> assertThat(age.gauge().name()).isEqualTo("serai.poll.age"))
                .satisfies(age -> assertThat(age.labels())
                        .containsExactlyInAnyOrderElementsOf(
                                Tags.of("tenant", "demo", "connector", "shop", "route", "shop-poll")))
                .satisfies(age -> assertThat(age.value()).isBetween(0.0, 60.0));
        hub.engine.stopSources();
        assertThat(hub.figures.measures())
                .as("what runs elsewhere is told there")
                .isEmpty();
    }

    private double counted(String what) {
        return hub.meters.find("serai.poll." + what).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void a_poll_holds_back_while_the_hub_has_enough_to_do_and_then_goes_on_where_it_was() {
        system.answers(asked -> {
            if (!has(asked, "page=2")) {
                hub.pause = Optional.of(Duration.ofMillis(300));
            }
            return Answer.of(
                    has(asked, "page=2")
                            ? Map.of("orders", List.of(order(2, NOW)))
                            : Map.of("orders", List.of(order(1, NOW)), "next", system.url() + "/api/orders?page=2"));
        });
        poll("nextLink: /next");
        until(() -> hub.accepted.size() == 1);
        long held = System.nanoTime();
        until(() -> System.nanoTime() - held > 500_000_000L);
        assertThat(system.asked).as("nothing is asked meanwhile").hasSize(1);

        hub.pause = Optional.empty();

        until(() -> hub.ids().contains("2"));
        assertThat(system.asked.get(1).query())
                .as("the round goes on with its next page")
                .isEqualTo("page=2");
    }

    @Test
    void a_duration_nobody_can_read_is_told_before_the_version_runs() {
        var project = PollHub.project(FlowProject.in(folder), "");
        project.replace("connectors/shop/shop.camel.yaml", "every: 50ms", "every: now-and-then");
        hub = new PollHub(project, database.dataSource(), PollHub.tenant(system.url()));
        assertThat(hub.engine.load(FlowHub.NOW)).isFalse();
        assertThat(hub.engine.refused())
                .anySatisfy(finding -> assertThat(finding.message()).contains("`every` is `now-and-then`", "30s"));
    }
}
