package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.serai.canonical.Tree;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;
import org.serai.json.Json;

/** Orders a shop's webhooks lost are read from it, against a server that pages and counts points as Shopify does. */
class ShopifyCatchUpTest extends AskedFolder {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private void hub(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("url", system.url()));
        settings.putAll(more);
        ask("shopify", settings, Map.of("access-token", "shpat", "webhook-secret", "w"));
    }

    private static Map<String, Object> order(int id, Instant changed) {
        return Map.of("legacyResourceId", String.valueOf(id), "updatedAt", changed.toString());
    }

    /** @param next where the next page begins; empty: this is the last */
    private static Map<String, Object> page(String next, Map<String, Object> extensions, Object... orders) {
        Map<String, Object> info =
                next.isEmpty() ? Map.of("hasNextPage", false) : Map.of("hasNextPage", true, "endCursor", next);
        return Map.of(
                "data", Map.of("orders", Map.of("pageInfo", info, "nodes", List.of(orders))), "extensions", extensions);
    }

    private static Map<String, Object> points(int wanted, int have) {
        return Map.of(
                "cost",
                Map.of(
                        "requestedQueryCost",
                        wanted,
                        "throttleStatus",
                        Map.of("maximumAvailable", 2000.0, "currentlyAvailable", (double) have, "restoreRate", 100.0)));
    }

    private static String variable(Asked asked, String name) {
        return Tree.of(Json.parseObject(asked.body())).text("variables", name).orElse("");
    }

    private static Duration between(Asked one, Asked other) {
        return Duration.ofNanos(other.at() - one.at());
    }

    @Test
    void orders_that_changed_are_read_page_by_page_and_the_next_round_begins_before_the_newest() {
        system.answers(asked -> variable(asked, "after").equals("c-1")
                ? Answer.of(page("", points(400, 1900), order(2, NOW.minusSeconds(60))))
                : Answer.of(page("c-1", points(400, 1900), order(1, NOW.minusSeconds(900)))));

        hub(Map.of("catch-up", "50ms", "look-back", "2d"));
        until(() -> system.asked.size() >= 3);

        assertThat(hub.ids()).containsExactly("1", "2");
        assertThat(hub.accepted).extracting(document -> document.type()).containsOnly("order");
        assertThat(system.asked).extracting(Asked::path).containsOnly("/admin/api/2026-07/graphql.json");
        assertThat(system.asked)
                .extracting(asked -> asked.header("x-shopify-access-token"))
                .containsOnly("shpat");
        assertThat(since(system.asked.get(0)))
                .isBetween(NOW.minus(Duration.ofDays(2)).minusSeconds(600), NOW.minus(Duration.ofDays(2)));
        assertThat(since(system.asked.get(1))).isEqualTo(since(system.asked.get(0)));
        assertThat(since(system.asked.get(2))).isEqualTo(NOW.minusSeconds(60).minus(Duration.ofMinutes(5)));
        assertThat(variable(system.asked.get(2), "after")).isEmpty();
    }

    private static Instant since(Asked asked) {
        return Instant.parse(
                variable(asked, "changed").replace("updated_at:>='", "").replace("'", ""));
    }

    @Test
    void each_order_carries_since_when_it_was_asked_for_and_is_the_same_delivery_until_it_changes() {
        system.answers(asked -> Answer.of(page("", points(400, 1900), order(1, NOW.minusSeconds(60)))));

        hub(Map.of("catch-up", "50ms"));
        until(() -> hub.accepted.size() >= 2);

        assertThat(hub.accepted)
                .extracting(document -> document.deliveryId())
                .containsOnly("1 " + NOW.minusSeconds(60));
        assertThat(Json.parseObject(hub.accepted.get(0).body()))
                .containsEntry("since", since(system.asked.get(0)).toString());
    }

    @Test
    void a_throttled_question_is_asked_again_when_there_are_points_for_it() {
        var calls = new ArrayList<Asked>();
        system.answers(asked -> {
            calls.add(asked);
            return calls.size() == 1
                    ? Answer.of(page("c-1", points(400, 1900), order(1, NOW.minusSeconds(90))))
                    : calls.size() == 2
                            ? Answer.of(Map.of(
                                    "errors",
                                    List.of(Map.of("message", "Throttled", "extensions", Map.of("code", "THROTTLED"))),
                                    "extensions",
                                    points(400, 150)))
                            : Answer.of(page("", points(400, 1900), order(2, NOW.minusSeconds(60))));
        });

        hub(Map.of("catch-up", "1h"));
        until(() -> hub.ids().size() == 2);

        assertThat(calls).hasSize(3);
        assertThat(calls.get(2).body()).isEqualTo(calls.get(1).body()).contains("\"after\":\"c-1\"");
        assertThat(between(calls.get(1), calls.get(2))).isGreaterThan(Duration.ofMillis(2900));
    }

    @Test
    void a_shop_that_is_away_is_asked_for_the_same_page_again() {
        var calls = new ArrayList<Asked>();
        system.answers(asked -> {
            calls.add(asked);
            return calls.size() == 1
                    ? Answer.of(page("c-1", points(400, 1900), order(1, NOW.minusSeconds(90))))
                    : calls.size() == 2
                            ? Answer.status(503)
                            : Answer.of(page("", points(400, 1900), order(2, NOW.minusSeconds(60))));
        });

        hub(Map.of("catch-up", "1h"));
        until(() -> hub.ids().size() == 2);

        assertThat(calls).hasSize(3);
        assertThat(calls.get(2).body()).isEqualTo(calls.get(1).body()).contains("\"after\":\"c-1\"");
        assertThat(hub.accepted).hasSize(2);
    }

    @Test
    void while_points_are_short_the_next_page_waits_so_that_answers_can_still_be_written() {
        system.answers(asked -> variable(asked, "after").isEmpty()
                ? Answer.of(page("c-1", points(400, 650), order(1, NOW.minusSeconds(90))))
                : Answer.of(page("", points(400, 600), order(2, NOW.minusSeconds(60)))));

        hub(Map.of("catch-up", "1h"));
        until(() -> hub.ids().size() == 2);

        assertThat(system.asked).hasSize(2);
        assertThat(between(system.asked.get(0), system.asked.get(1))).isGreaterThan(Duration.ofMillis(1900));
    }

    @Test
    void a_refused_login_is_seen_and_tried_again() {
        var mended = new AtomicBoolean();
        system.answers(asked -> mended.get()
                ? Answer.of(page("", points(400, 1900), order(1, NOW.minusSeconds(60))))
                : Answer.status(401));

        hub(Map.of("catch-up", "50ms"));
        until(() -> away().contains("sink.refused") && away().contains("shopify answered 401"));
        mended.set(true);
        until(() -> away().equals("{}"));

        assertThat(hub.ids()).containsExactly("1");
    }

    @Test
    void what_an_app_has_no_approval_for_is_said_in_shopifys_words() {
        system.answers(asked -> Answer.of(Map.of(
                "errors",
                List.of(Map.of(
                        "message",
                        "This app is not approved to access the Customer object.",
                        "extensions",
                        Map.of("code", "ACCESS_DENIED"))))));

        hub(Map.of("catch-up", "50ms"));

        until(() -> away().contains("shopify.refused, This app is not approved to access the Customer object."));
        assertThat(hub.accepted).isEmpty();
    }

    private String away() {
        return String.valueOf(new FlowHealth(hub.engine).state().away());
    }

    @Test
    void a_tenant_that_gives_no_pause_asks_nothing() {
        hub(Map.of());

        assertThat(hub.figures.measures()).isEmpty();
        assertThat(hub.engine.version().orElseThrow().routes().states(true))
                .anySatisfy(state -> assertThat(state.route()).startsWith("shopify-replies@demo"))
                .noneSatisfy(state -> assertThat(state.route()).startsWith("shopify-orders@demo"));
        assertThat(system.asked).isEmpty();
    }
}
