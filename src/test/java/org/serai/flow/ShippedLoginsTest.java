package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Ref;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.egress.Callback;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;

/** The folders whose systems want their tokens written in a way of their own. */
class ShippedLoginsTest {
    private static final Ref TICKET = new Ref("zoho-desk", "ticket", "1329983000000101061", null);
    private static final Ref ORDER = new Ref("shopify", "order", "5001", null);

    @TempDir
    Path folder;

    private final AtomicInteger tokens = new AtomicInteger();
    private volatile String refused = "";
    private volatile boolean isLoginOpen = true;
    private PollServer system;

    @SuppressWarnings("NullAway.Init") // each test opens its own
    private FlowHub hub;

    @BeforeEach
    void start() throws IOException {
        system = new PollServer();
        system.answers(this::answer);
    }

    @AfterEach
    void stop() {
        hub.close();
        system.close();
    }

    private Answer answer(Asked asked) {
        if (asked.path().contains("/oauth/")) {
            return Answer.of(
                    isLoginOpen
                            ? Map.of("access_token", "t-" + tokens.incrementAndGet(), "expires_in", 3600)
                            : Map.of("error", "invalid_code"));
        }
        boolean isRefused = !refused.isEmpty() && asked.headers().containsValue(refused);
        return isRefused ? Answer.status(401) : Answer.of(Map.of());
    }

    private void hub(String connector, Map<String, String> settings, Map<String, String> secrets) {
        var all = new HashMap<>(settings);
        all.put("url", system.url());
        var held = new HashMap<String, Secret>();
        secrets.forEach((name, value) -> held.put(name, new Secret(name, value)));
        held.put("webhook-secret", new Secret("webhook-secret", "w"));
        var binding = new ConnectorBinding(new ConnectorName(connector), all, held);
        hub = new FlowHub(FlowProject.in(folder).with(connector), FlowHub.tenant("demo", binding)).started();
    }

    private void zoho() {
        hub(
                "zoho-desk",
                Map.of("org-id", "7", "login-url", system.url() + "/oauth/v2/token", "client-id", "1000.A"),
                Map.of("client-secret", "c&1", "refresh-token", "r-1"));
    }

    private void deliver(Ref about) {
        hub.systems.deliver(new Callback(
                UUID.randomUUID(),
                new ConnectorName(about.system()),
                "deliver",
                FlowHub.reply("demo", "ticket-updated", "note", about)));
    }

    private List<Asked> calls(boolean logins) {
        return system.asked.stream()
                .filter(asked -> asked.path().contains("/oauth/") == logins)
                .toList();
    }

    @Test
    void zoho_desk_is_asked_for_one_token_with_the_refresh_token_and_called_with_it() {
        zoho();
        deliver(TICKET);
        deliver(TICKET);

        assertThat(calls(true))
                .singleElement()
                .satisfies(login -> assertThat(login.body())
                        .isEqualTo("grant_type=refresh_token&refresh_token=r-1&client_id=1000.A&client_secret=c%261"));
        assertThat(calls(false))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.header("authorization")).isEqualTo("Zoho-oauthtoken t-1"))
                .allSatisfy(call -> assertThat(call.header("orgid")).isEqualTo("7"));
    }

    @Test
    void a_token_zoho_desk_ended_early_is_asked_for_anew() {
        zoho();
        deliver(TICKET);
        refused = "Zoho-oauthtoken t-1";

        assertThatThrownBy(() -> deliver(TICKET)).isInstanceOf(UnavailableException.class);
        deliver(TICKET);

        assertThat(calls(true)).hasSize(2);
        assertThat(calls(false).get(calls(false).size() - 1).header("authorization"))
                .isEqualTo("Zoho-oauthtoken t-2");
    }

    @Test
    void a_refresh_token_that_was_revoked_is_a_refusal_that_names_the_login() {
        isLoginOpen = false;
        zoho();

        assertThatThrownBy(() -> deliver(TICKET))
                .isInstanceOfSatisfying(
                        SeraiException.class,
                        no -> assertThat(no.code() + " " + no.getMessage()).contains("login.refused", "invalid_code"))
                .isNotInstanceOf(UnavailableException.class);
        assertThat(calls(false)).isEmpty();
    }

    @Test
    void an_app_of_shopifys_dev_dashboard_logs_in_with_its_own_credentials() {
        hub("shopify", Map.of("login", "oauth2", "client-id", "app-1"), Map.of("access-token", "shpss"));
        deliver(ORDER);

        assertThat(calls(true))
                .singleElement()
                .satisfies(login -> assertThat(login.path()).isEqualTo("/admin/oauth/access_token"))
                .satisfies(login -> assertThat(login.body())
                        .isEqualTo("grant_type=client_credentials&client_id=app-1&client_secret=shpss"));
        assertThat(calls(false))
                .isNotEmpty()
                .allSatisfy(call ->
                        assertThat(call.header("x-shopify-access-token")).isEqualTo("t-1"))
                .allSatisfy(call -> assertThat(call.header("authorization")).isEmpty());
    }

    @Test
    void a_custom_app_of_shopify_is_called_with_its_token() {
        hub("shopify", Map.of(), Map.of("access-token", "shpat"));
        deliver(ORDER);

        assertThat(calls(true)).isEmpty();
        assertThat(calls(false))
                .isNotEmpty()
                .allSatisfy(call ->
                        assertThat(call.header("x-shopify-access-token")).isEqualTo("shpat"));
    }
}
