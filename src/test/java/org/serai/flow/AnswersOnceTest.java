package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Ref;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.canonical.UnavailableException;
import org.serai.egress.Callback;
import org.serai.json.Json;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;
import org.serai.tenant.Tenant;

/** The shipped ways back, against a server that keeps what it is told and can be asked for it, as the real ones can. */
class AnswersOnceTest {
    record Call(String method, String path, String authorization, String database, Tree body) {}

    @TempDir
    Path folder;

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> kept = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;
    private FlowHub hub;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/wp-json/wc/v3/orders/9001/notes", exchange -> answer(exchange, this::notes));
        server.createContext("/api/method/frappe.client.get_list", exchange -> answer(exchange, this::comments));
        server.createContext("/api/resource/Comment", exchange -> answer(exchange, call -> keep(call, "content")));
        server.createContext("/json/2/mail.message/search_read", exchange -> answer(exchange, this::messages));
        server.createContext(
                "/json/2/sale.order/message_post", exchange -> answer(exchange, call -> keep(call, "body")));
        server.start();
        var project = FlowProject.in(folder).with("woocommerce").with("erpnext").with("odoo");
        hub = new FlowHub(project, tenant()).started();
    }

    @AfterEach
    void stop() {
        hub.close();
        server.stop(0);
    }

    private Tenant tenant() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return FlowHub.tenant(
                "acme",
                bound("woocommerce", Map.of("url", url), "consumer-key", "consumer-secret"),
                bound("erpnext", Map.of("url", url, "time-zone", "UTC"), "api-key", "api-secret"),
                bound("odoo", Map.of("url", url, "database", "acme", "webhook-user", "x"), "api-key"));
    }

    private static ConnectorBinding bound(String connector, Map<String, String> settings, String... secrets) {
        var held = new HashMap<>(Map.of("webhook-secret", new Secret("webhook-secret", "unused")));
        for (String secret : secrets) {
            held.put(secret, new Secret(secret, connector + "-" + secret));
        }
        return new ConnectorBinding(new ConnectorName(connector), settings, held);
    }

    private void answer(HttpExchange exchange, Function<Call, Object> made) throws IOException {
        byte[] read = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                String.valueOf(headers.getFirst("Authorization")),
                String.valueOf(headers.getFirst("X-Odoo-Database")),
                Tree.of(read.length == 0 ? Map.of() : Json.parse(read)));
        calls.add(call);
        byte[] answer = Json.bytes(status == 200 ? made.apply(call) : Map.of());
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private Object keep(Call call, String field) {
        kept.add(call.body().text(field).orElseThrow());
        return Map.of("id", kept.size());
    }

    private Object notes(Call call) {
        return call.method().equals("POST")
                ? keep(call, "note")
                : kept.stream().map(note -> Map.of("id", 1, "note", note)).toList();
    }

    private Object comments(Call call) {
        String like = call.body().at("filters", "2", "2").text().orElseThrow();
        assertThat(like).startsWith("%").endsWith("%");
        return Map.of("message", known(like.substring(1, like.length() - 1), Map.of("name", "c1")));
    }

    private Object messages(Call call) {
        return known(call.body().at("domain", "2", "2").text().orElseThrow(), Map.of("id", 1));
    }

    private List<Object> known(String marker, Object found) {
        var list = new ArrayList<Object>();
        kept.stream().filter(text -> text.contains(marker)).forEach(text -> list.add(found));
        return list;
    }

    private void deliver(String connector, String order) {
        CustomerReply reply =
                FlowHub.reply("acme", "order-confirmed", "cancel_order", new Ref(connector, "order", order, null));
        hub.systems.deliver(new Callback(UUID.randomUUID(), new ConnectorName(connector), "deliver", reply));
    }

    @Test
    void a_shops_order_gets_one_private_note_however_often_the_answer_comes() {
        deliver("woocommerce", "9001");
        deliver("woocommerce", "9001");
        assertThat(calls).extracting(Call::method).containsExactly("GET", "POST", "GET");
        assertThat(calls.get(1).body().map()).containsEntry("customer_note", false);
        String basic = "woocommerce-consumer-key:woocommerce-consumer-secret";
        assertThat(calls)
                .extracting(Call::authorization)
                .containsOnly("Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
        assertThat(kept).singleElement().asString().contains("Löschen ☂ 取消", "[wamid.1]");
    }

    @Test
    void a_sales_order_of_erpnext_gets_one_comment_however_often_the_answer_comes() {
        deliver("erpnext", "SAL-ORD-2026-00017");
        deliver("erpnext", "SAL-ORD-2026-00017");
        assertThat(calls)
                .extracting(Call::path)
                .containsExactly(
                        "/api/method/frappe.client.get_list",
                        "/api/resource/Comment",
                        "/api/method/frappe.client.get_list");
        assertThat(calls.get(1).body().map())
                .containsEntry("reference_doctype", "Sales Order")
                .containsEntry("reference_name", "SAL-ORD-2026-00017");
        assertThat(calls).extracting(Call::authorization).containsOnly("token erpnext-api-key:erpnext-api-secret");
        assertThat(kept).singleElement().asString().contains("Löschen ☂ 取消", "[wamid.1]");
    }

    @Test
    void a_sales_order_of_odoo_gets_one_note_however_often_the_answer_comes() {
        deliver("odoo", "7");
        deliver("odoo", "7");
        assertThat(calls)
                .extracting(Call::path)
                .containsExactly(
                        "/json/2/mail.message/search_read",
                        "/json/2/sale.order/message_post",
                        "/json/2/mail.message/search_read");
        assertThat(calls.get(1).body().map())
                .containsEntry("ids", List.of(7))
                .containsEntry("subtype_xmlid", "mail.mt_note");
        assertThat(calls).extracting(Call::authorization).containsOnly("bearer odoo-api-key");
        assertThat(calls).extracting(Call::database).containsOnly("acme");
        assertThat(kept).singleElement().asString().contains("Löschen ☂ 取消", "[wamid.1]");
    }

    @Test
    void a_refused_login_is_final_and_a_system_that_is_away_is_tried_again() {
        for (var order :
                Map.of("woocommerce", "9001", "erpnext", "SO-1", "odoo", "7").entrySet()) {
            status = 401;
            assertThatThrownBy(() -> deliver(order.getKey(), order.getValue()))
                    .isInstanceOfSatisfying(
                            SeraiException.class, e -> assertThat(e.code()).isEqualTo("sink.refused"))
                    .isNotInstanceOf(UnavailableException.class);
            status = 503;
            assertThatThrownBy(() -> deliver(order.getKey(), order.getValue()))
                    .isInstanceOf(UnavailableException.class);
        }
        assertThat(kept).isEmpty();
    }
}
