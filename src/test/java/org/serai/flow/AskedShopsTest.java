package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.database.TestDatabase;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;
import org.serai.json.Json;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;

/** The folder woocommerce, which is told by webhooks, when it is asked as well: against a server that answers as a shop does. */
class AskedShopsTest {
    private static final String ORDERS = "/wp-json/wc/v3/orders";
    private static final String SOURCE = "woocommerce-orders@demo.from";
    private static TestDatabase database;

    @TempDir
    Path folder;

    private PollServer shop;

    @SuppressWarnings("NullAway.Init") // each test opens its own
    private PollHub hub;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void shut() {
        database.close();
    }

    @BeforeEach
    void start() throws IOException {
        database.jdbc().sql("truncate source_cursor, source_lease").update();
        shop = new PollServer();
    }

    @AfterEach
    void stop() {
        hub.close();
        shop.close();
    }

    private void hub(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("url", shop.url() + "/shop"));
        settings.putAll(more);
        var secrets = Map.of(
                "consumer-key", new Secret("key", "ck_1"),
                "consumer-secret", new Secret("secret", "cs_&2"),
                "webhook-secret", new Secret("word", "w"));
        var binding = new ConnectorBinding(new ConnectorName("woocommerce"), settings, secrets);
        hub = new PollHub(
                        FlowProject.in(folder).with("woocommerce"),
                        database.dataSource(),
                        FlowHub.tenant("demo", binding))
                .started();
    }

    private void until(BooleanSupplier condition) {
        FlowHub.until(
                () -> {
                    hub.beat();
                    return condition.getAsBoolean();
                },
                PollHub.SOON);
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
                .with("Link", "<" + shop.url() + asked.path() + "?" + asked.query() + next + ">; rel=\"next\"");
    }

    @Test
    void changed_orders_are_read_page_by_page_as_the_webhook_would_have_told_them() {
        shop.answers(asked -> asked.query().endsWith("&page=2")
                ? Answer.of(List.of(order(9002, "2026-11-22T08:45:00")))
                : page(asked, "&page=2", order(9001, "2026-11-22T08:41:09")));

        hub(Map.of("catch-up", "50ms", "page-size", "1"));
        until(() -> taken().size() == 2 && shop.asked.size() >= 3);

        Asked first = shop.asked.get(0);
        assertThat(first.path()).isEqualTo("/shop" + ORDERS);
        assertThat(first.query())
                .as("a time without a zone, which the shop would turn into its own")
                .matches("modified_after=20[0-9T:-]{17}&dates_are_gmt=true&orderby=id&order=asc&per_page=1");
        assertThat(first.header("authorization"))
                .isEqualTo(
                        "Basic " + Base64.getEncoder().encodeToString("ck_1:cs_&2".getBytes(StandardCharsets.UTF_8)));
        assertThat(shop.asked.get(1).query()).isEqualTo(first.query() + "&page=2");
        assertThat(hub.accepted)
                .allSatisfy(document -> assertThat(document.type()).isEqualTo("order.updated"))
                .allSatisfy(document ->
                        assertThat(document.deliveryId()).as("the descriptor's").isNull());
    }

    @Test
    void the_next_round_begins_before_the_newest_change_by_the_clock_of_the_shop() {
        shop.answers(asked -> Answer.of(List.of(order(9001, "2026-11-22T08:41:09"))));
        database.jdbc()
                .sql("insert into source_cursor (source, since) values (:source, '2026-11-22T08:00:00Z')")
                .param("source", SOURCE)
                .update();

        hub(Map.of("catch-up", "50ms"));
        until(() -> shop.asked.size() >= 3);

        assertThat(shop.asked.get(0).query()).startsWith("modified_after=2026-11-22T07:58:00&");
        assertThat(shop.asked.get(2).query()).startsWith("modified_after=2026-11-22T08:39:09&");
    }

    @Test
    void a_shop_that_asks_to_wait_is_asked_for_the_same_page_after_that() {
        shop.answers(asked -> shop.asked.size() == 2
                ? Answer.status(429, "Retry-After", "2")
                : asked.query().endsWith("&page=2")
                        ? Answer.of(List.of(order(9002, "2026-11-22T08:45:00")))
                        : page(asked, "&page=2", order(9001, "2026-11-22T08:41:09")));

        hub(Map.of("catch-up", "1h"));
        until(() -> taken().size() == 2);

        assertThat(shop.asked).hasSize(3);
        assertThat(shop.asked.get(2).query()).isEqualTo(shop.asked.get(1).query());
        assertThat(shop.asked.get(2).at() - shop.asked.get(1).at()).isGreaterThan(1_900_000_000L);
    }

    @Test
    void a_refused_key_takes_nothing_and_says_so_until_it_is_mended() {
        var mended = new AtomicBoolean();
        shop.answers(
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
        assertThat(shop.asked).isEmpty();
    }
}
