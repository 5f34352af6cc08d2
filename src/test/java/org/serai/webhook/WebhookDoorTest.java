package org.serai.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serai.tenant.TestTenants.tenant;
import static org.serai.tenant.TestTenants.tenantOfApp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.broker.DurableQueue;
import org.serai.broker.QueueMessage;
import org.serai.canonical.UnavailableException;
import org.serai.cloudapi.HubSignature;
import org.serai.json.Json;
import org.serai.tenant.TestTenants;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The door over a real port. */
class WebhookDoorTest {
    private static final RecordingQueue QUEUE = new RecordingQueue();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static AnnotationConfigServletWebServerApplicationContext context;
    private static URI door;

    /** What reached the broker; can be away. */
    static final class RecordingQueue implements DurableQueue {
        final List<QueueMessage> kept = new ArrayList<>();
        boolean isAway;

        @Override
        public synchronized void send(String queue, Map<String, String> properties, byte[] body, Duration delay) {
            if (isAway) {
                throw new UnavailableException("broker", "away", new IOException("refused"));
            }
            kept.add(new QueueMessage(queue, properties, body, 1));
        }
    }

    @EnableWebMvc
    static class Web {
        @Bean
        TomcatServletWebServerFactory tomcat() {
            return new TomcatServletWebServerFactory(0);
        }

        @Bean
        ServletRegistrationBean<DispatcherServlet> dispatcher(WebApplicationContext context) {
            return new ServletRegistrationBean<>(new DispatcherServlet(context), "/*");
        }

        @Bean
        WebhookController controller() {
            var tenants = new TestTenants(
                    tenant("acme"),
                    tenant("globex"),
                    tenantOfApp("initech", "acme-app-secret"),
                    tenantOfApp("blank", ""));
            var clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
            return new WebhookController(new Signatures(tenants), new WebhookQueue(QUEUE, clock), event -> {});
        }
    }

    @BeforeAll
    static void open() {
        context = new AnnotationConfigServletWebServerApplicationContext(Web.class);
        door = URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort() + "/whatsapp/webhook");
    }

    @AfterAll
    static void shut() {
        context.close();
    }

    @BeforeEach
    void empty() {
        QUEUE.kept.clear();
        QUEUE.isAway = false;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> shake(String query) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(door + "?" + query)));
    }

    private static HttpResponse<String> post(byte[] body, String signature) throws Exception {
        return post(BodyPublishers.ofByteArray(body), signature);
    }

    private static HttpResponse<String> post(BodyPublisher body, String signature) throws Exception {
        return send(HttpRequest.newBuilder(door)
                .header(HubSignature.HEADER, signature)
                .POST(body));
    }

    private static String signed(byte[] body) {
        return HubSignature.sign("acme-app-secret", body);
    }

    @Test
    void the_handshake_answers_the_bare_challenge_to_any_declared_verify_token() throws Exception {
        for (String token : List.of("acme-verify-token", "globex-verify-token")) {
            var answer = shake("hub.mode=subscribe&hub.verify_token=" + token + "&hub.challenge=1158201444");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("1158201444");
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        }
    }

    @Test
    void the_handshake_refuses_a_strange_token_a_strange_mode_and_silence() throws Exception {
        assertThat(shake("hub.mode=subscribe&hub.verify_token=guess&hub.challenge=1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(shake("hub.mode=unsubscribe&hub.verify_token=acme-verify-token&hub.challenge=1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(shake("").statusCode()).isEqualTo(403);
    }

    @Test
    void a_signed_body_is_durable_byte_by_byte_before_the_answer() throws Exception {
        byte[] body = "{\"entry\":[], \"x\": \"\\u00e4 \"}".getBytes(StandardCharsets.US_ASCII);
        assertThat(post(body, signed(body)).statusCode()).isEqualTo(200);
        assertThat(QUEUE.kept).hasSize(1);
        assertThat(QUEUE.kept.get(0).id()).isEqualTo("whatsapp");
        assertThat(QUEUE.kept.get(0).body()).isEqualTo(body);
        assertThat(QUEUE.kept.get(0).properties()).containsEntry("signers", "acme,initech");
    }

    @Test
    void what_is_no_json_is_kept_too_since_it_was_signed() throws Exception {
        byte[] body = {(byte) 0xff, 0, '{'};
        assertThat(post(body, signed(body)).statusCode()).isEqualTo(200);
        assertThat(QUEUE.kept.get(0).body()).isEqualTo(body);
    }

    @Test
    void a_wrong_missing_or_misshapen_signature_is_refused_and_nothing_kept() throws Exception {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        for (String signature : List.of(
                HubSignature.sign("other-secret", body),
                "sha256=",
                "sha1=abc",
                signed("{ }".getBytes(StandardCharsets.UTF_8)))) {
            var answer = post(body, signature);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(Json.parseObject(answer.body()))
                    .containsEntry("code", "webhook.signature-invalid")
                    .containsKey("traceId");
        }
        assertThat(send(HttpRequest.newBuilder(door).POST(BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(QUEUE.kept).isEmpty();
    }

    @Test
    void three_megabytes_pass_and_one_byte_more_does_not_however_it_is_sent() throws Exception {
        byte[] most = new byte[WebhookController.MAX_BYTES];
        Arrays.fill(most, (byte) ' ');
        assertThat(post(most, signed(most)).statusCode()).isEqualTo(200);
        byte[] more = Arrays.copyOf(most, most.length + 1);
        assertThat(post(more, signed(more)).statusCode()).isEqualTo(413);
        assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(more)), signed(more))
                        .statusCode())
                .isEqualTo(413);
        assertThat(QUEUE.kept).hasSize(1);
    }

    @Test
    void without_a_broker_the_sender_is_asked_to_try_again() throws Exception {
        QUEUE.isAway = true;
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        var answer = post(body, signed(body));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
