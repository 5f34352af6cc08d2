package org.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.serai.sandbox.Meta.ADA;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {
    private final Meta meta = new Meta();

    @AfterEach
    void close() {
        meta.close();
    }

    @Test
    void the_ledger_counts_and_names_what_came_twice() {
        meta.orderTemplate();
        meta.send(Meta.order("a"));
        meta.send(Meta.order("b"));
        meta.send(Meta.order("a"));
        meta.send("{}");
        assertThat(meta.ledger())
                .containsEntry("requests", 4)
                .containsEntry("accepted", 3)
                .containsEntry("rejected", 1)
                .containsEntry("distinctOpaque", 2)
                .containsEntry("repeatedOpaque", List.of("a"));
    }

    @Test
    void messages_are_listed_newest_first_as_posted_and_the_history_is_bounded() {
        try (var small = new Meta(settings -> settings.withKeptMessages(3))) {
            small.orderTemplate();
            for (int i = 0; i < 5; i++) {
                small.send(Meta.order("o-" + i));
            }
            var listed = small.get("/_sandbox/messages").list();
            assertThat(listed).hasSize(3);
            assertThat(Receiver.object(listed.get(0), "request").get("biz_opaque_callback_data"))
                    .isEqualTo("o-4");
            assertThat(listed.get(0).get("to")).isEqualTo("+" + ADA);
            assertThat(listed.get(0).get("phoneNumberId")).isEqualTo(Meta.NUMBER);
            assertThat(small.get("/_sandbox/messages?to=%2B" + ADA + "&limit=2").list())
                    .hasSize(2);
            assertThat(small.get("/_sandbox/messages?to=4915199999999").list()).isEmpty();
            assertThat(small.ledger()).containsEntry("accepted", 5);
        }
    }

    @Test
    void a_stand_in_system_records_every_call_and_finds_nothing_unless_told() {
        assertThat(meta.get("/_systems/zendesk/api/v2/users/7.json?include=identities")
                        .json())
                .isEmpty();
        var reply =
                meta.call("PUT", "/_systems/shopify/admin/gid%3A%2F%2Fx/{y}".replace("{y}", "y"), "{\"a\":\"\u00fc\"}");
        assertThat(reply.status()).isEqualTo(200);
        var calls = meta.get("/_sandbox/calls").list();
        assertThat(calls).extracting(call -> String.valueOf(call.get("system"))).containsExactly("shopify", "zendesk");
        assertThat(calls.get(0)).satisfies(call -> {
            assertThat(call.get("method")).isEqualTo("PUT");
            assertThat(call.get("path")).isEqualTo("/admin/gid%3A%2F%2Fx/y");
            assertThat(call.get("body")).isEqualTo("{\"a\":\"\u00fc\"}");
            assertThat(Receiver.object(call, "json").get("a")).isEqualTo("\u00fc");
            assertThat(call.get("headers")).asString().contains("Bearer demo-access-token");
        });
        assertThat(meta.get("/_sandbox/calls?system=zendesk").list())
                .singleElement()
                .satisfies(call -> assertThat(call.get("query")).isEqualTo("include=identities"));
    }

    @Test
    void the_login_of_a_stand_in_gives_a_token_unless_told() {
        assertThat(meta.call("POST", "/_systems/erp/oauth2/token", "grant_type=client_credentials")
                        .json())
                .containsKeys("access_token", "expires_in");
        meta.post("/_sandbox/systems/erp", "[{\"path\":\"*/token\",\"status\":401}]");
        assertThat(meta.call("POST", "/_systems/erp/oauth2/token", "").status()).isEqualTo(401);
    }

    @Test
    void scripted_answers_fit_method_and_path_last_so_often_and_the_newest_goes_first() {
        meta.post(
                "/_sandbox/systems/zendesk",
                "[{\"method\":\"GET\",\"path\":\"/api/v2/users/7.json\",\"body\":{\"user\":{\"phone\":\"+49\"}}},"
                        + "{\"method\":\"PUT\",\"status\":503,\"headers\":{\"Retry-After\":\"2\"},\"body\":\"busy\",\"count\":1}]");
        assertThat(meta.get("/_systems/zendesk/api/v2/users/7.json?x=1").json().toString())
                .contains("phone");
        assertThat(meta.get("/_systems/zendesk/api/v2/users/8.json").json()).isEmpty();
        var busy = meta.call("PUT", "/_systems/zendesk/any", "{}");
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.body()).asString().isEqualTo("busy");
        assertThat(meta.call("PUT", "/_systems/zendesk/any", "{}").status()).isEqualTo(200);
        meta.post("/_sandbox/systems/zendesk", "[{\"path\":\"/api/v2/users/*\",\"status\":404}]");
        assertThat(meta.get("/_systems/zendesk/api/v2/users/7.json").status()).isEqualTo(404);
        assertThat(meta.get("/_systems/shopify/api/v2/users/7.json").status()).isEqualTo(200);
    }

    @Test
    void reset_forgets_everything_but_the_templates() {
        meta.orderTemplate();
        meta.faults("[{\"fault\":\"latency\",\"value\":1}]");
        meta.post("/_sandbox/clock", "{\"advance\":\"PT25H\"}");
        meta.send(Meta.order("a"));
        meta.customer(ADA, "{\"type\":\"text\",\"text\":\"hi\"}");
        meta.get("/_systems/shopify/x");
        assertThat(meta.post("/_sandbox/reset", "").status()).isEqualTo(204);
        assertThat(meta.ledger()).containsEntry("requests", 0).containsEntry("distinctOpaque", 0);
        assertThat(meta.get("/_sandbox/messages").list()).isEmpty();
        assertThat(meta.get("/_sandbox/calls").list()).isEmpty();
        assertThat(meta.get("/_sandbox/faults").list()).isEmpty();
        assertThat(meta.get("/_sandbox/phones").json()).containsEntry("phones", List.of());
        assertThat(meta.get("/_sandbox/clock").json()).containsEntry("offset", "PT0S");
        assertThat(meta.hubOffset.get()).isZero();
        assertThat(meta.send(Meta.text(ADA, "hello")).code()).isEqualTo(131047);
        assertThat(meta.send(Meta.order("a")).status()).isEqualTo(200);
        assertThat(meta.ledger()).containsEntry("repeatedOpaque", List.of());
    }

    @Test
    void the_clock_takes_durations_forward_only() {
        assertThat(meta.post("/_sandbox/clock", "{\"advance\":\"PT25H\"}").json())
                .containsEntry("offset", "PT25H");
        for (String bad : List.of("soon", "PT-1H", "P99999999999999D", "")) {
            assertThat(meta.post("/_sandbox/clock", "{\"advance\":\"" + bad + "\"}")
                            .status())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @Test
    void the_page_loads_nothing_from_elsewhere_and_runs_its_own_script_only() throws IOException {
        var page = meta.exchange(meta.request("/").GET());
        String html = new String(page.body(), StandardCharsets.UTF_8);
        assertThat(html).contains("SANDBOX").doesNotContain("%NONCE%").doesNotContain("innerHTML");
        assertThat(html).doesNotContainPattern("(src|href)=\"(https?:)?//");
    }

    @Test
    void a_page_of_another_site_cannot_play_with_it() throws IOException {
        var foreign = meta.exchange(meta.request("/_sandbox/reset")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.noBody()));
        assertThat(foreign.status()).isEqualTo(403);
        var own = meta.exchange(meta.request("/_sandbox/reset")
                .header("Origin", meta.sandbox.url())
                .POST(BodyPublishers.noBody()));
        assertThat(own.status()).isEqualTo(204);
    }

    @Test
    void unknown_calls_are_explained() {
        assertThat(meta.get("/_sandbox/nothing").status()).isEqualTo(404);
        assertThat(meta.get("/v26.0").code()).isEqualTo(2500);
        assertThat(meta.get("/nonsense/x").code()).isEqualTo(2500);
    }

    @Test
    void a_taken_port_is_named() {
        assertThatThrownBy(() -> Sandbox.start(SandboxSettings.demo().withPort(meta.sandbox.port())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(String.valueOf(meta.sandbox.port()));
    }

    @Test
    void a_second_number_sends_and_is_written_to() {
        meta.post(
                "/_sandbox/numbers",
                "{\"accountId\":\"202290129340398\",\"id\":\"206540352242922\",\"display\":\"+4930123456\"}");
        assertThat(meta.get("/v26.0/206540352242922").json()).containsEntry("display_phone_number", "+4930123456");
        meta.customer(ADA, "{\"type\":\"text\",\"text\":\"hi\",\"phoneNumberId\":\"206540352242922\"}");
        meta.webhook.awaitMessage();
        assertThat(meta.webhook.changes().toString()).contains("phone_number_id=206540352242922");
        assertThat(meta.send(Meta.text(ADA, "closed here")).code()).isEqualTo(131047);
        assertThat(meta.post("/v26.0/206540352242922/messages", Meta.text(ADA, "open here"))
                        .status())
                .isEqualTo(200);
    }
}
