package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

/** Answers to help desks, and to a system of one's own, on a server that keeps what it is given. */
class DesksOnceTest {
    private static final String INCIDENT = "7f000000000000000000000000071101";

    record Call(String method, String path, String authorization, String key, Tree body) {}

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
        var solved = Map.of("id", "71001", "fields", Map.of("status", Map.of("name", "Resolved")));
        serve("/rest/api/2/issue/71001", call -> solved);
        serve("/rest/api/2/issue/71001/transitions", call -> Map.of());
        serve("/rest/api/2/issue/71001/comment", call -> Map.of("comments", known("body")));
        serve("/rest/servicedeskapi/request/71001/comment", call -> keep(call, "body"));
        serve("/api/now/table/incident/" + INCIDENT, this::incident);
        serve("/api/now/table/sys_journal_field", this::journal);
        serve("/api/v1/tickets/72001", call -> Map.of("id", "72001", "status", "Closed"));
        serve(
                "/api/v1/tickets/72001/comments",
                call -> call.method().equals("POST") ? keep(call, "content") : Map.of("data", known("content")));
        serve("/answers", call -> Map.of());
        server.createContext("/oauth/v2/token", exchange -> write(exchange, 200, Map.of("access_token", "z-1")));
        server.start();
        var project = FlowProject.in(folder)
                .with("jira-service")
                .with("servicenow")
                .with("zoho-desk")
                .with("webhook");
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
                bound(
                        "jira-service",
                        Map.of("url", url, "email", "hub@a.example", "reopen-transition", "51"),
                        "api-token"),
                bound("servicenow", Map.of("url", url, "user", "serai"), "password"),
                bound(
                        "zoho-desk",
                        Map.of("url", url, "org-id", "7", "login-url", url + "/oauth/v2/token", "client-id", "1000.A"),
                        "client-secret"),
                bound("webhook", Map.of("url", url + "/answers"), "token"));
    }

    private static ConnectorBinding bound(String connector, Map<String, String> settings, String secret) {
        return new ConnectorBinding(
                new ConnectorName(connector),
                settings,
                Map.of(
                        "webhook-secret",
                        new Secret("webhook-secret", "unused"),
                        "refresh-token",
                        new Secret("refresh-token", "r-1"),
                        secret,
                        new Secret(secret, connector + "-" + secret)));
    }

    private void serve(String path, Function<Call, Object> made) {
        server.createContext(path, exchange -> answer(exchange, made));
    }

    private void answer(HttpExchange exchange, Function<Call, Object> made) throws IOException {
        byte[] read = exchange.getRequestBody().readAllBytes();
        Call call = new Call(
                exchange.getRequestMethod(),
                URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                Tree.of(read.length == 0 ? Map.of() : Json.parse(read)));
        calls.add(call);
        write(exchange, status, status == 200 ? made.apply(call) : Map.of());
    }

    private static void write(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] answer = Json.bytes(body);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private Object keep(Call call, String field) {
        kept.add(call.body().text(field).orElseThrow());
        return Map.of("id", kept.size());
    }

    private List<Object> known(String field) {
        return kept.stream().<Object>map(text -> Map.of(field, text)).toList();
    }

    private Object incident(Call call) {
        return call.method().equals("PATCH")
                ? keep(call, "comments")
                : Map.of("result", Map.of("sys_id", INCIDENT, "state", "6"));
    }

    private Object journal(Call call) {
        String mark = call.path().replaceAll(".*valueLIKE(.*)&sysparm_limit.*", "$1");
        return Map.of(
                "result",
                kept.stream()
                        .filter(text -> text.contains(mark))
                        .map(text -> Map.of("sys_id", "1"))
                        .toList());
    }

    private void deliver(String connector, String ticket) {
        CustomerReply reply =
                FlowHub.reply("acme", "ticket-updated", "note", new Ref(connector, "ticket", ticket, null));
        hub.systems.deliver(new Callback(UUID.randomUUID(), new ConnectorName(connector), "deliver", reply));
    }

    private void deliverTwice(String connector, String ticket) {
        deliver(connector, ticket);
        deliver(connector, ticket);
        assertThat(kept).singleElement().asString().contains("Löschen ☂ 取消", "\n\nWhatsApp ");
    }

    private List<String> made() {
        return calls.stream()
                .map(call -> call.method() + " " + call.path().split("\\?", 2)[0])
                .toList();
    }

    @Test
    void a_request_of_jira_gets_one_public_comment_however_often_the_answer_comes() {
        deliverTwice("jira-service", "71001");

        String issue = "/rest/api/2/issue/71001";
        assertThat(made())
                .containsExactly(
                        "GET " + issue + "/comment",
                        "POST /rest/servicedeskapi/request/71001/comment",
                        "GET " + issue,
                        "POST " + issue + "/transitions",
                        "GET " + issue + "/comment",
                        "GET " + issue,
                        "POST " + issue + "/transitions");
        assertThat(calls.get(1).body().map()).containsEntry("public", true);
        assertThat(calls.get(3).body().text("transition", "id")).hasValue("51");
        assertThat(calls).extracting(Call::authorization).containsOnly(basic("hub@a.example:jira-service-api-token"));
    }

    @Test
    void an_incident_of_servicenow_gets_one_comment_however_often_the_answer_comes() {
        deliverTwice("servicenow", INCIDENT);

        String incident = "/api/now/table/incident/" + INCIDENT;
        String journal = "/api/now/table/sys_journal_field";
        assertThat(made())
                .containsExactly(
                        "GET " + incident, "GET " + journal, "PATCH " + incident, "GET " + incident, "GET " + journal);
        assertThat(calls.get(2).body().text("state")).hasValue("2");
        assertThat(calls).extracting(Call::authorization).containsOnly(basic("serai:servicenow-password"));
    }

    @Test
    void a_ticket_of_zoho_desk_gets_one_public_comment_however_often_the_answer_comes() {
        deliverTwice("zoho-desk", "72001");

        assertThat(calls.get(1).body().map()).containsEntry("isPublic", true);
        assertThat(calls).extracting(Call::authorization).containsOnly("Zoho-oauthtoken z-1");
        assertThat(made()).contains("PATCH /api/v1/tickets/72001");
    }

    @Test
    void a_system_of_ones_own_is_told_by_its_key_that_an_answer_came_before() {
        deliver("webhook", "7401");
        deliver("webhook", "7401");

        assertThat(calls).extracting(Call::key).containsExactly("wamid.1", "wamid.1");
        assertThat(calls.get(0).body().text("type")).hasValue("reply.received.v1");
        assertThat(calls).extracting(Call::authorization).containsOnly("Bearer webhook-token");
    }

    @Test
    void a_refused_login_is_final_and_a_desk_that_is_away_is_tried_again() {
        var tickets = new HashMap<>(Map.of("jira-service", "71001", "servicenow", INCIDENT, "zoho-desk", "72001"));
        tickets.put("webhook", "7401");
        tickets.forEach((connector, ticket) -> {
            status = 401;
            assertThatThrownBy(() -> deliver(connector, ticket))
                    .isInstanceOfSatisfying(
                            SeraiException.class, e -> assertThat(e.code()).isEqualTo("sink.refused"))
                    .isNotInstanceOf(UnavailableException.class);
            status = 503;
            assertThatThrownBy(() -> deliver(connector, ticket)).isInstanceOf(UnavailableException.class);
        });
        assertThat(kept).isEmpty();
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
