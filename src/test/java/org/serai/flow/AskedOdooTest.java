package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.canonical.Tree;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;
import org.serai.ingress.Delivery;
import org.serai.json.Json;

/** The folder odoo when it is asked, not only told: against a server that answers JSON-2 as Odoo does. */
class AskedOdooTest extends AskedFolder {
    private static final String ORDERS = "/json/2/sale.order/search_read";
    private static final String DELIVERIES = "/json/2/stock.picking/search_read";
    private static final String SOURCE = "odoo-orders@demo.from";

    private void hub(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("url", system.url(), "database", "acme", "webhook-user", "odoo"));
        settings.putAll(more);
        ask("odoo", settings, Map.of("api-key", "k-1", "webhook-secret", "w"));
    }

    private List<Asked> calls(String path) {
        return system.asked.stream().filter(asked -> asked.path().equals(path)).toList();
    }

    private static Tree body(Asked asked) {
        return Tree.of(Json.parse(asked.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static String condition(Asked asked, int number) {
        return Json.text(body(asked).at("domain", String.valueOf(number)).node());
    }

    private List<Tree> taken(String model) {
        return hub.accepted.stream()
                .map(document -> Tree.of(Json.parseObject(document.body())))
                .filter(document ->
                        document.text("_model").filter(model::equals).isPresent())
                .distinct()
                .toList();
    }

    private static List<Map<String, Object>> orders(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(id -> Map.<String, Object>of("id", id, "write_date", "2026-11-22 08:41:05"))
                .toList();
    }

    @Test
    void a_full_page_leads_to_the_orders_behind_its_last_one() {
        system.answers(asked -> !asked.path().equals(ORDERS)
                ? Answer.of(List.of())
                : Answer.of(condition(asked, 3).endsWith("1100]") ? orders(1101, 1102) : orders(1001, 1100)));

        hub(Map.of("catch-up", "1h"));
        until(() -> taken("sale.order").size() == 102);

        assertThat(calls(ORDERS)).hasSize(2);
        assertThat(calls(ORDERS).get(0).header("authorization")).isEqualTo("bearer k-1");
        assertThat(calls(ORDERS).get(0).header("x-odoo-database")).isEqualTo("acme");
        assertThat(condition(calls(ORDERS).get(0), 3)).isEqualTo("[\"id\",\">\",0]");
        assertThat(condition(calls(ORDERS).get(1), 0))
                .isEqualTo(condition(calls(ORDERS).get(0), 0));
        assertThat(hub.accepted).allSatisfy(document -> {
            assertThat(document.type()).as("the descriptor's").isNull();
            assertThat(document.deliveryId()).as("the descriptor's").isNull();
        });
        assertThat(hub.parked).isEmpty();
    }

    @Test
    void the_next_round_begins_before_the_newest_change_in_the_time_of_odoo() {
        system.answers(asked -> Answer.of(asked.path().equals(ORDERS) ? orders(7, 7) : List.of()));
        database.jdbc()
                .sql("insert into source_cursor (source, since) values (:source, '2026-11-22T08:00:00Z')")
                .param("source", SOURCE)
                .update();

        hub(Map.of("catch-up", "50ms"));
        until(() -> calls(ORDERS).size() >= 3);

        assertThat(condition(calls(ORDERS).get(0), 0)).isEqualTo("[\"write_date\",\">=\",\"2026-11-22 07:55:00\"]");
        assertThat(condition(calls(ORDERS).get(2), 0)).isEqualTo("[\"write_date\",\">=\",\"2026-11-22 08:36:05\"]");
    }

    @Test
    void a_finished_delivery_comes_as_its_webhook_would_and_is_completed_with_order_and_phone() {
        system.answers(asked -> switch (asked.path()) {
            case DELIVERIES ->
                Answer.of(List.of(Map.of(
                        "id",
                        44,
                        "write_date",
                        "2026-11-24 13:00:01",
                        "state",
                        "done",
                        "sale_id",
                        List.of(7, "S00007"),
                        "partner_id",
                        List.of(22, "Ada"),
                        "date_done",
                        "2026-11-24 13:00:00")));
            case ORDERS ->
                Answer.of(
                        condition(asked, 0).contains("write_date")
                                ? List.of()
                                : List.of(Map.of("id", 7, "name", "S00007", "partner_id", List.of(21, "Ada"))));
            default ->
                Answer.of(List.of(Map.of("id", 22, "phone", "+49 151 00000022"), Map.of("id", 21, "lang", "de_DE")));
        });

        hub(Map.of("catch-up", "1h"));
        until(() -> taken("stock.picking").size() == 1);
        Tree picking = taken("stock.picking").get(0);
        Tree fetched = Tree.of(new LiveSystems(hub.engine).fetch(delivery(picking), picking.map()));

        assertThat(picking.map())
                .containsEntry("_id", 44)
                .containsEntry("sale_id", 7)
                .containsEntry("partner_id", 22);
        assertThat(condition(calls(ORDERS).get(calls(ORDERS).size() - 1), 0)).isEqualTo("[\"id\",\"=\",7]");
        assertThat(fetched.text("order", "name")).hasValue("S00007");
        assertThat(fetched.items("partners"))
                .extracting(partner -> partner.text("id").orElse(""))
                .containsExactly("21", "22");
    }

    private static Delivery delivery(Tree document) {
        return new Delivery(
                new TenantId("demo"),
                new ConnectorName("odoo"),
                "d-1",
                "stock.picking",
                Map.of(),
                Json.bytes(document.node()),
                FlowHub.NOW);
    }

    @Test
    void an_odoo_that_asks_to_wait_is_asked_for_the_same_page_after_that() {
        system.answers(asked -> !asked.path().equals(ORDERS)
                ? Answer.of(List.of())
                : calls(ORDERS).size() == 1 ? Answer.status(429, "Retry-After", "2") : Answer.of(orders(7, 7)));

        hub(Map.of("catch-up", "1h"));
        until(() -> taken("sale.order").size() == 1);

        assertThat(calls(ORDERS)).hasSize(2);
        assertThat(calls(ORDERS).get(1).body()).isEqualTo(calls(ORDERS).get(0).body());
        assertThat(calls(ORDERS).get(1).at() - calls(ORDERS).get(0).at()).isGreaterThan(1_900_000_000L);
    }

    @Test
    void a_refused_key_takes_nothing_and_says_so_until_it_is_mended() {
        var mended = new AtomicBoolean();
        system.answers(asked -> mended.get() ? Answer.of(orders(7, 7)) : Answer.status(401));

        hub(Map.of("catch-up", "50ms", "catch-up-deliveries", "false"));
        until(() -> away().containsKey(SOURCE));
        assertThat(away().get(SOURCE)).contains("sink.refused", "odoo answered 401");
        assertThat(hub.accepted).isEmpty();

        mended.set(true);
        until(() -> taken("sale.order").size() == 1 && away().isEmpty());
        assertThat(calls(DELIVERIES)).as("deliveries are not wanted").isEmpty();
    }

    private Map<String, String> away() {
        return hub.engine.version().orElseThrow().routes().away();
    }

    @Test
    void a_tenant_that_gives_no_pause_asks_for_nothing() {
        hub(Map.of());

        assertThat(hub.engine.version().orElseThrow().routes().states(true))
                .extracting(state -> state.route())
                .contains("odoo-replies@demo", "odoo-fetch@demo")
                .doesNotContain("odoo-orders@demo", "odoo-deliveries@demo");
        assertThat(system.asked).isEmpty();
    }
}
