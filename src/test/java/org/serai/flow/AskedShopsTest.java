package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;
import org.serai.json.Json;

/** The folder woocommerce, which is told by webhooks, when it is asked as well: against a server that answers as a shop does. */
class AskedShopsTest extends AskedFolder {
    private static final String ORDERS = "/wp-json/wc/v3/orders";
    private static final String SOURCE = "woocommerce-orders@demo.from";

    private void hub(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("url", system.url() + "/shop"));
        settings.putAll(more);
        ask("woocommerce", settings, Map.of("consumer-key", "ck_1", "consumer-secret", "cs_&2", "webhook-secret", "w"));
    }

    private static Map<String, Object> order(int id, String modified) {
        return Map.of("id", id, "status", "processing", "date_modified_gmt", modified);
    }

    private List<String> taken() {
        return hub.accepted.stream()
                .map(document ->
                        String.valueOf(Json.parseObject(document.body()).get("id")))
                .distinct()
                .toList();
    }

    private Answer page(Asked asked, String next, Map<String, Object> order) {
        return Answer.of(List.of(order))
                .with("Link", "<" + system.url() + asked.path() + "?" + asked.query() + next + ">; rel=\"next\"");
    }

    @Test
    void changed_orders_are_read_page_by_page_as_the_webhook_would_have_told_them() {
        system.answers(asked -> asked.query().endsWith("&page=2")
                ? Answer.of(List.of(order(9002, "2026-11-22T08:45:00")))
                : page(asked, "&page=2", order(9001, "2026-11-22T08:41:09")));

        hub(Map.of("catch-up", "50ms", "page-size", "1"));
        until(() -> taken().size() == 2 && system.asked.size() >= 3);

        Asked first = system.asked.get(0);
        assertThat(first.path()).isEqualTo("/shop" + ORDERS);
        assertThat(first.query())
                .as("a time without a zone, which the shop would turn into its own")
                .matches("modified_after=20[0-9T:-]{17}&dates_are_gmt=true&orderby=id&order=asc&per_page=1");
        assertThat(first.header("authorization"))
                .isEqualTo(
                        "Basic " + Base64.getEncoder().encodeToString("ck_1:cs_&2".getBytes(StandardCharsets.UTF_8)));
        assertThat(system.asked.get(1).query()).isEqualTo(first.query() + "&page=2");
        assertThat(hub.accepted)
                .allSatisfy(document -> assertThat(document.type()).isEqualTo("order.updated"))
                .allSatisfy(document ->
                        assertThat(document.deliveryId()).as("the descriptor's").isNull());
    }

    @Test
    void the_next_round_begins_before_the_newest_change_by_the_clock_of_the_shop() {
        system.answers(asked -> Answer.of(List.of(order(9001, "2026-11-22T08:41:09"))));
        database.jdbc()
                .sql("insert into source_cursor (source, since) values (:source, '2026-11-22T08:00:00Z')")
                .param("source", SOURCE)
                .update();

        hub(Map.of("catch-up", "50ms"));
        until(() -> system.asked.size() >= 3);

        assertThat(system.asked.get(0).query()).startsWith("modified_after=2026-11-22T07:58:00&");
        assertThat(system.asked.get(2).query()).startsWith("modified_after=2026-11-22T08:39:09&");
    }

    @Test
    void a_shop_that_asks_to_wait_is_asked_for_the_same_page_after_that() {
        system.answers(asked -> system.asked.size() == 2
                ? Answer.status(429, "Retry-After", "2")
                : asked.query().endsWith("&page=2")
                        ? Answer.of(List.of(order(9002, "2026-11-22T08:45:00")))
                        : page(asked, "&page=2", order(9001, "2026-11-22T08:41:09")));

        hub(Map.of("catch-up", "1h"));
        until(() -> taken().size() == 2);

        assertThat(system.asked).hasSize(3);
        assertThat(system.asked.get(2).query()).isEqualTo(system.asked.get(1).query());
        assertThat(system.asked.get(2).at() - system.asked.get(1).at()).isGreaterThan(1_900_000_000L);
    }

    @Test
    void a_refused_key_takes_nothing_and_says_so_until_it_is_mended() {
        var mended = new AtomicBoolean();
        system.answers(
                asked -> mended.get() ? Answer.of(List.of(order(9001, "2026-11-22T08:41:09"))) : Answer.status(401));

        hub(Map.of("catch-up", "50ms"));
        until(() -> away().containsKey(SOURCE));
        assertThat(away().get(SOURCE)).contains("sink.refused", "woocommerce answered 401");
        assertThat(hub.accepted).isEmpty();

        mended.set(true);
        until(() -> taken().equals(List.of("9001")) && away().isEmpty());
    }

    private Map<String, String> away() {
        return hub.engine.version().orElseThrow().routes().away();
    }

    @Test
    void a_tenant_that_gives_no_pause_asks_for_nothing() {
        hub(Map.of());

        assertThat(hub.engine.version().orElseThrow().routes().states(true))
                .extracting(state -> state.route())
                .contains("woocommerce-replies@demo")
                .doesNotContain("woocommerce-orders@demo");
        assertThat(system.asked).isEmpty();
    }
}
