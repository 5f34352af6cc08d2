package org.serai.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.UnavailableException;
import org.serai.conversation.MediaSource.Answer;
import org.serai.json.Json;
import org.serai.tenant.Sender;
import org.serai.tenant.TestTenants;

/** Against a real server of its own on the loopback. */
class HttpMediaSourceTest {
    private static final Sender SENDER = new TestTenants(TestTenants.tenant("acme"))
            .sender(new PhoneNumberId("acme-number"))
            .orElseThrow();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private HttpServer api;
    private HttpServer elsewhere;
    private HttpMediaSource source;

    @BeforeEach
    void open() throws IOException {
        api = server();
        elsewhere = server();
        source = source(List.of("lookaside.fbsbx.com", "*.fbcdn.net"));
    }

    @AfterEach
    void shut() {
        api.stop(0);
        elsewhere.stop(0);
    }

    private HttpMediaSource source(List<String> hosts) {
        URI base = URI.create(at(api, ""));
        return new HttpMediaSource(HttpClient.newHttpClient(), base + "/v26.0", new MediaHosts(base, hosts));
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }

    private static String at(HttpServer server, String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void on(HttpServer server, String path, int status, byte[] body, Map<String, String> headers) {
        server.createContext(path, exchange -> {
            calls.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, status, body, headers);
        });
    }

    private static void answer(HttpExchange exchange, int status, byte[] body, Map<String, String> headers)
            throws IOException {
        headers.forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void describes(String url) {
        byte[] body = Json.bytes(Map.of("url", url, "mime_type", "image/png", "sha256", "ab", "id", "77"));
        on(api, "/v26.0/77", 200, body, Map.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String refusal() {
        return source.fetch(SENDER, "77")
                .fold(found -> "found", refused -> refused.reason().code(), gone -> "gone");
    }

    @Test
    void the_address_is_asked_for_and_fetched_with_the_senders_token() throws IOException {
        describes(at(api, "/bytes"));
        on(api, "/bytes", 200, bytes("PNG"), Map.of());
        var found = (Answer.Found) source.fetch(SENDER, "77");
        try (InputStream body = found.bytes()) {
            assertThat(body.readAllBytes()).isEqualTo(bytes("PNG"));
        }
        assertThat(found.declaredBytes()).isEqualTo(3);
        assertThat(found.mimeType()).isEqualTo("image/png");
        assertThat(calls).containsExactly("/v26.0/77 Bearer acme-access-token", "/bytes Bearer acme-access-token");
    }

    @Test
    void no_call_and_no_token_goes_to_a_foreign_host() {
        on(elsewhere, "/steal", 200, bytes("x"), Map.of());
        describes(at(elsewhere, "/steal"));
        assertThat(refusal()).isEqualTo("media.foreign-host");
        assertThat(calls).hasSize(1);
    }

    @Test
    void hosts_are_matched_whole_over_tls_and_without_tricks() {
        var hosts =
                new MediaHosts(URI.create("https://graph.facebook.com"), List.of("lookaside.fbsbx.com", "*.fbcdn.net"));
        for (String good : List.of(
                "https://lookaside.fbsbx.com/a",
                "https://LOOKASIDE.fbsbx.com/a",
                "https://scontent.x.fbcdn.net/a",
                "https://graph.facebook.com/a")) {
            assertThat(hosts.allow(URI.create(good))).as(good).isTrue();
        }
        for (String bad : List.of(
                "http://lookaside.fbsbx.com/a",
                "https://lookaside.fbsbx.com.evil.example/a",
                "https://lookaside.fbsbx.com@evil.example/a",
                "https://user@lookaside.fbsbx.com/a",
                "https://evil-fbcdn.net/a",
                "https://fbcdn.net.evil.example/a",
                "https://127.0.0.1/a",
                "https://graph.facebook.com:444/a",
                "http://graph.facebook.com/a",
                "file:///etc/passwd",
                "/relative",
                "")) {
            assertThat(hosts.allow(URI.create(bad))).as(bad).isFalse();
        }
    }

    @Test
    void a_redirect_is_followed_without_the_token_and_only_to_allowed_hosts() {
        describes(at(api, "/moved"));
        on(api, "/moved", 302, new byte[0], Map.of("Location", "/there"));
        on(api, "/there", 200, bytes("PNG"), Map.of());
        assertThat(source.fetch(SENDER, "77")).isInstanceOf(Answer.Found.class);
        assertThat(calls).contains("/there null");
    }

    @Test
    void a_redirect_to_a_foreign_host_is_refused_before_it_is_called() {
        describes(at(api, "/moved"));
        on(api, "/moved", 302, new byte[0], Map.of("Location", at(elsewhere, "/steal")));
        on(elsewhere, "/steal", 200, bytes("x"), Map.of());
        assertThat(refusal()).isEqualTo("media.foreign-host");
        assertThat(calls).noneMatch(call -> call.startsWith("/steal"));
    }

    @Test
    void redirects_in_a_circle_end() {
        describes(at(api, "/moved"));
        on(api, "/moved", 302, new byte[0], Map.of("Location", "/moved"));
        assertThat(refusal()).isEqualTo("media.redirects");
    }

    @Test
    void a_medium_the_api_does_not_know_is_gone() {
        on(api, "/v26.0/77", 400, bytes("{\"error\":{\"code\":100,\"error_subcode\":33}}"), Map.of());
        assertThat(refusal()).isEqualTo("gone");
        assertThat(source.fetch(SENDER, "78")).isInstanceOf(Answer.Gone.class);
    }

    @Test
    void every_other_failure_means_later() {
        on(api, "/v26.0/77", 500, bytes("<html>"), Map.of());
        assertThatThrownBy(() -> source.fetch(SENDER, "77")).isInstanceOf(UnavailableException.class);
        on(api, "/v26.0/79", 401, bytes("{\"error\":{\"code\":190}}"), Map.of());
        assertThatThrownBy(() -> source.fetch(SENDER, "79")).isInstanceOf(UnavailableException.class);
        on(api, "/v26.0/80", 200, Json.bytes(Map.of("url", at(api, "/old"))), Map.of());
        on(api, "/old", 404, new byte[0], Map.of());
        assertThatThrownBy(() -> source.fetch(SENDER, "80")).isInstanceOf(UnavailableException.class);
        api.stop(0);
        assertThatThrownBy(() -> source.fetch(SENDER, "77")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void an_id_that_is_a_path_is_no_id() {
        for (String id : List.of("../me", "a/b", "77?fields=x", "", ".", "a b", "77#")) {
            assertThat(source.fetch(SENDER, id)).as(id).isInstanceOf(Answer.Refused.class);
        }
        assertThat(calls).isEmpty();
    }
}
