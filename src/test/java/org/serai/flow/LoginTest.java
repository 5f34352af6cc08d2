package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.egress.Callback;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;
import org.serai.tenant.Tenant;

/** The logins of systems, against a real HTTP server that is login and system in one. */
class LoginTest {
    private static final String ODD = "s3cret&with=odd%20+chars)}{\"',x";
    private static final String CALL = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: shop-order-sink
              labels: { camel.apache.org/kamelet.type: sink }
            spec:
              definition:
                title: Shop Order Sink
                description: Tags an order.
                required: [url, accessToken]
                properties:
                  url: { title: Address, description: The shop's address, type: string }
                  accessToken: { title: Token, description: What opens it, type: string, format: password }
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - to: { id: to-json, uri: kamelet:to-json-action }
                    - removeHeaders: { id: no-headers-in, pattern: "*" }
                    - to: { id: authorize, uri: kamelet:authorize-action, parameters: { LOGIN } }
                    - setHeader: { id: once, name: Idempotency-Key, simple: "${variable.correlationId}" }
                    - to:
                        id: post
                        uri: "{{url}}/tags"
                        parameters: { httpMethod: POST, bridgeEndpoint: true, connectTimeout: 3000, responseTimeout: 5000 }
                    - removeHeaders: { id: no-headers-out, pattern: "*" }
            """;
    private static final String OAUTH =
            "scheme: oauth2, user: client-7, secret: \"{{accessToken}}\", loginUrl: \"{{url}}/login\", scope: \"orders write\"";

    @TempDir
    Path folder;

    private final AtomicInteger logins = new AtomicInteger();
    private PollServer system;

    @SuppressWarnings("NullAway.Init") // each test opens its own
    private FlowHub hub;

    @BeforeEach
    void start() throws IOException {
        system = new PollServer();
        system.answers(asked -> asked.path().endsWith("/login") ? token() : Answer.of(Map.of()));
    }

    @AfterEach
    void stop() {
        hub.close();
        system.close();
    }

    private Answer token() {
        return Answer.of(Map.of("access_token", "t-" + logins.incrementAndGet(), "expires_in", 3600));
    }

    private void hub(String login, Tenant... tenants) {
        var project = Files.exists(folder.resolve("routes")) ? FlowProject.of(folder) : FlowProject.in(folder);
        project.write("connectors/shop/shop-order-sink.kamelet.yaml", CALL.replace("LOGIN", login));
        hub = new FlowHub(project, tenants).started();
    }

    private Tenant tenant(String id, String secret) {
        return FlowHub.tenant(
                id, Map.of("url", system.url() + "/" + id), Map.of("access-token", secret, "webhook-secret", "w"));
    }

    private UUID deliver(String tenant) {
        UUID id = UUID.randomUUID();
        var reply = FlowHub.reply(tenant, "order-confirmed", "cancel_order");
        hub.systems.deliver(
                new Callback(id, new ConnectorName("shop"), "deliver", new SetIntentStep().set(reply, "cancel")));
        return id;
    }

    private List<Asked> calls(String path) {
        return system.asked.stream()
                .filter(asked -> asked.path().endsWith(path))
                .toList();
    }

    @Test
    void a_token_is_asked_for_once_a_tenant_and_kept() {
        hub(OAUTH, tenant("acme", ODD), tenant("bolt", "another"));
        deliver("acme");
        deliver("acme");
        deliver("bolt");

        assertThat(calls("/login")).extracting(Asked::path).containsExactly("/acme/login", "/bolt/login");
        assertThat(calls("/login").get(0).body())
                .isEqualTo("grant_type=client_credentials&scope=orders+write&client_id=client-7&client_secret="
                        + java.net.URLEncoder.encode(ODD, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(calls("/tags"))
                .extracting(asked -> asked.header("authorization"))
                .containsExactly("Bearer t-1", "Bearer t-1", "Bearer t-2");
    }

    @Test
    void a_kept_token_that_is_refused_is_forgotten_and_the_call_made_again_with_another() {
        hub(OAUTH, tenant("acme", "x"));
        deliver("acme");
        system.answers(asked -> asked.path().endsWith("/login")
                ? token()
                : Answer.status(asked.header("authorization").equals("Bearer t-1") ? 401 : 200));

        assertThatThrownBy(() -> deliver("acme")).isInstanceOf(UnavailableException.class);
        deliver("acme");

        assertThat(logins).hasValue(2);
    }

    @Test
    void a_new_token_that_is_refused_is_a_refusal() {
        hub(OAUTH, tenant("acme", "x"));
        system.answers(asked -> asked.path().endsWith("/login") ? token() : Answer.status(401));

        assertThatThrownBy(() -> deliver("acme"))
                .isInstanceOfSatisfying(
                        SeraiException.class,
                        refused -> assertThat(refused.code()).isEqualTo("sink.refused"));
    }

    @Test
    void a_login_that_refuses_is_told_by_its_code_and_one_that_is_away_is_tried_again() {
        hub(OAUTH, tenant("acme", "x"));
        system.answers(asked -> new Answer(
                401, Map.of(), Map.of("error", "invalid_client", "error_description", "the secret x has run out")));
        assertThatThrownBy(() -> deliver("acme"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("login.refused"))
                .hasMessageContaining("invalid_client")
                .hasMessageNotContaining("run out");

        system.answers(asked -> Answer.status(503, "Retry-After", "7"));
        assertThatThrownBy(() -> deliver("acme"))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        away -> assertThat(away.retryAfter().orElseThrow()).hasSeconds(7));
        assertThat(calls("/tags")).isEmpty();
    }

    @Test
    void a_refresh_token_is_given_for_the_next_one() {
        hub(OAUTH + ", refreshToken: \"{{accessToken}}\", client: basic", tenant("acme", "r-0"));
        system.answers(asked -> asked.path().endsWith("/login")
                ? Answer.of(Map.of(
                        "access_token",
                        "t-" + logins.incrementAndGet(),
                        "expires_in",
                        0,
                        "refresh_token",
                        "r-" + logins))
                : Answer.of(Map.of()));
        deliver("acme");
        deliver("acme");

        assertThat(calls("/login"))
                .extracting(Asked::body)
                .containsExactly(
                        "grant_type=refresh_token&refresh_token=r-0&scope=orders+write",
                        "grant_type=refresh_token&refresh_token=r-1&scope=orders+write");
        assertThat(calls("/login").get(0).header("authorization")).startsWith("Basic ");
    }

    @Test
    void basic_bearer_and_api_key_are_written_as_the_system_wants_them() {
        hub("scheme: basic, user: ada, secret: \"{{accessToken}}\"", tenant("acme", ODD));
        deliver("acme");
        hub.close();
        hub("scheme: bearer, secret: \"{{accessToken}}\"", tenant("acme", ODD));
        deliver("acme");
        hub.close();
        hub("scheme: api-key, header: DHL-API-Key, secret: \"{{accessToken}}\"", tenant("acme", ODD));
        deliver("acme");

        assertThat(calls("/tags").get(0).header("authorization"))
                .isEqualTo("Basic "
                        + java.util.Base64.getEncoder()
                                .encodeToString(("ada:" + ODD).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(calls("/tags").get(1).header("authorization")).isEqualTo("Bearer " + ODD);
        assertThat(calls("/tags").get(2).header("dhl-api-key")).isEqualTo(ODD);
    }

    @Test
    void an_answer_carries_its_callbacks_id_so_that_a_system_can_tell_a_repeat() {
        hub("scheme: none, secret: \"{{accessToken}}\"", tenant("acme", "x"));
        UUID id = deliver("acme");
        assertThat(calls("/tags").get(0).header("idempotency-key")).isEqualTo(id.toString());
    }

    @Test
    void no_redirect_is_followed_with_credentials() throws IOException {
        try (var trap = new PollServer()) {
            hub("scheme: bearer, secret: \"{{accessToken}}\"", tenant("acme", "x"));
            system.answers(asked -> Answer.status(307, "Location", trap.url() + "/tags"));
            assertThatThrownBy(() -> deliver("acme")).isInstanceOf(SeraiException.class);
            assertThat(trap.asked).isEmpty();
        }
    }

    @Test
    void an_address_inside_that_no_setting_names_is_called_by_nobody() {
        hub(
                "scheme: none, secret: \"{{accessToken}}\"",
                FlowHub.tenant(
                        "acme",
                        Map.of("url", "http://169.254.169.254"),
                        Map.of("access-token", "x", "webhook-secret", "w")));
        assertThatThrownBy(() -> deliver("acme"))
                .isNotInstanceOf(UnavailableException.class)
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("egress.address-refused"));
    }
}
