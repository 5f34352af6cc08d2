package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.egress.Callback;
import org.serai.json.Json;

/** A connector's sink against a real HTTP server. */
class LiveSystemsTest {
    private static final String ODD = "t0ken&with=odd%20+chars)}{\"é";

    record Call(String path, Map<String, List<String>> headers, String body) {}

    @TempDir
    Path folder;

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{}";
    private volatile Map<String, String> answerHeaders = Map.of();
    private HttpServer server;
    private FlowProject project;
    private FlowHub hub;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            answerHeaders.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        project = FlowProject.in(folder);
        hub = new FlowHub(project, tenant("acme", "token-of-acme"), tenant("bolt", ODD.replace("é", "e"))).started();
    }

    @AfterEach
    void stop() {
        hub.close();
        server.stop(0);
    }

    private org.serai.tenant.Tenant tenant(String id, String token) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + id;
        return FlowHub.tenant(
                id, Map.of("url", url), Map.of("access-token", token, "webhook-secret", "secret-of-" + id));
    }

    private void deliver(String tenant) {
        var reply = FlowHub.reply(tenant, "order-confirmed", "cancel_order");
        hub.systems.deliver(new Callback(
                UUID.randomUUID(), new ConnectorName("shop"), "deliver", new SetIntentStep().set(reply, "cancel")));
    }

    @Test
    void two_tenants_share_a_folder_and_nothing_else() {
        deliver("acme");
        deliver("bolt");
        assertThat(calls).extracting(Call::path).containsExactly("/acme/tags", "/bolt/tags");
        assertThat(calls.get(0).headers().get("X-shop-access-token")).containsExactly("token-of-acme");
        assertThat(calls.get(1).headers().get("X-shop-access-token")).containsExactly(ODD.replace("é", "e"));
        assertThat(Json.parseObject(calls.get(0).body()))
                .containsEntry("order", "5001")
                .containsEntry("tag", "whatsapp-cancel");
    }

    @Test
    void what_is_sent_is_utf_8_whatever_the_machine_speaks() {
        deliver("acme");
        assertThat(Json.parseObject(calls.get(0).body())).containsEntry("said", "Löschen ☂ 取消");
    }

    @Test
    void only_the_connectors_own_headers_leave() {
        deliver("acme");
        assertThat(calls.get(0).headers().keySet())
                .containsExactlyInAnyOrder(
                        "Content-type",
                        "X-shop-access-token",
                        "Host",
                        "User-agent",
                        "Accept-encoding",
                        "Connection",
                        "Content-length");
    }

    @Test
    void no_secret_stands_in_an_address() {
        assertThat(hub.engine.version().orElseThrow().routes().states(true))
                .extracting(s -> s.route())
                .noneMatch(r -> r.contains("token-of"));
        assertThat(hub.engine.version().orElseThrow().routes().addresses())
                .isNotEmpty()
                .noneMatch(a -> a.contains("token-of-acme"));
    }

    @Test
    void a_system_that_fails_or_asks_for_patience_is_tried_again() {
        for (int later : new int[] {500, 503, 429, 408}) {
            status = later;
            assertThatThrownBy(() -> deliver("acme"))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining(String.valueOf(later));
        }
    }

    @Test
    void a_system_that_says_when_to_come_again_is_heard() {
        status = 429;
        answerHeaders = Map.of("Retry-After", "90");
        assertThatThrownBy(() -> deliver("acme"))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.retryAfter()).hasValue(Duration.ofSeconds(90)));
        answerHeaders = Map.of();
        assertThatThrownBy(() -> deliver("acme"))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.retryAfter()).isEmpty());
    }

    @Test
    void a_system_that_cannot_be_reached_is_tried_again() {
        server.stop(0);
        assertThatThrownBy(() -> deliver("acme")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void a_refusal_is_final_and_names_no_address() {
        status = 404;
        assertThatThrownBy(() -> deliver("acme"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("sink.refused"))
                .isNotInstanceOf(UnavailableException.class)
                .hasMessage("shop answered 404");
    }

    @Test
    void one_call_is_one_request() {
        status = 503;
        assertThatThrownBy(() -> deliver("acme")).isInstanceOf(UnavailableException.class);
        assertThat(calls).hasSize(1);
    }

    @Test
    void an_answer_that_says_no_with_200_is_a_refusal_and_one_that_says_later_is_not() {
        answer = "{\"error\": \"no such order\"}";
        assertThatThrownBy(() -> deliver("acme"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("shop.refused"));
        answer = "{\"error\": \"busy\"}";
        assertThatThrownBy(() -> deliver("acme"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("busy with 5001");
    }

    @Test
    void an_answer_that_is_no_json_is_a_refusal() {
        answer = "<html>";
        assertThatThrownBy(() -> deliver("acme"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("connector.answer-unreadable"));
    }

    @Test
    void a_tenant_that_does_not_bind_it_is_told_so() {
        assertThatThrownBy(() -> deliver("nobody"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("sink.none"));
    }

    @Test
    void words_of_a_document_never_become_headers() {
        project.replace(
                "connectors/shop/mapping/order-tag.jslt",
                "\"said\": .data.text",
                "\"said\": .data.text, \"CamelHttpUri\": \"http://127.0.0.1:1/evil\", \"camelhttppath\": \"/evil\", \"CAMELHttpMethod\": \"DELETE\", \"operationName\": \"x\"");
        FlowHub.until(() -> hub.version() == 2, Duration.ofMinutes(2));
        deliver("acme");
        assertThat(calls).extracting(Call::path).containsExactly("/acme/tags");
        assertThat(calls.get(0).headers().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("camel")
                        || name.equalsIgnoreCase("operationName"));
    }
}
