package org.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serai.sandbox.Meta.ADA;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.cloudapi.HubSignature;

class WebhookTest {
    private final Meta meta = new Meta();

    @BeforeEach
    void template() {
        meta.orderTemplate();
    }

    @AfterEach
    void close() {
        meta.close();
    }

    private static List<String> words(List<Map<?, ?>> statuses) {
        return statuses.stream()
                .map(status -> String.valueOf(status.get("status")))
                .toList();
    }

    @Test
    void a_message_becomes_sent_delivered_and_read_by_itself() {
        String wamid = meta.send(Meta.order("o-1")).wamid();
        var statuses = meta.webhook.awaitStatuses(all -> all.size() == 3);
        assertThat(words(statuses)).containsExactlyInAnyOrder("sent", "delivered", "read");
        assertThat(statuses).allSatisfy(status -> {
            assertThat(status.get("id")).isEqualTo(wamid);
            assertThat(status.get("biz_opaque_callback_data")).isEqualTo("o-1");
            assertThat(status.get("recipient_id")).isEqualTo(ADA);
            assertThat(status.containsKey("conversation")).isFalse();
            assertThat(String.valueOf(status.get("timestamp"))).matches("\\d{10}");
        });
        assertThat(statuses.stream()
                        .filter(s -> "sent".equals(s.get("status")))
                        .findFirst()
                        .orElseThrow()
                        .get("pricing"))
                .asString()
                .isEqualTo("{billable=true, pricing_model=PMP, type=regular, category=utility}");
        assertThat(meta.webhook.changes().toString())
                .contains("display_phone_number=15550783881")
                .contains("wa_id=" + ADA);
    }

    @Test
    void every_webhook_is_ascii_and_signed_over_its_bytes() {
        meta.customer(
                ADA, "{\"type\":\"text\",\"text\":\"Zo\u00eb \u0645\u0631\u062d\u0628\u0627 \ud83d\udce6 \\ud83d\"}");
        assertThat(Receiver.object(meta.webhook.awaitMessage(), "text").get("body"))
                .isEqualTo("Zo\u00eb \u0645\u0631\u062d\u0628\u0627 \ud83d\udce6 \ud83d");
        assertThat(meta.webhook.hooks()).allSatisfy(hook -> {
            assertThat(HubSignature.matches("demo-app-secret", hook.body(), hook.signature()))
                    .isTrue();
            assertThat(hook.text()).matches(text -> text.chars().allMatch(c -> c < 0x80), "is ASCII");
        });
        assertThat(meta.webhook.hooks())
                .anySatisfy(hook -> assertThat(hook.text())
                        .contains("Zo\\u00eb \\u0645\\u0631\\u062d\\u0628\\u0627 \\ud83d\\udce6 \\ud83d"));
    }

    @Test
    void what_is_not_answered_with_200_is_told_again() {
        meta.webhook.answer(503);
        meta.customer(ADA, "{\"type\":\"text\",\"text\":\"hi\"}");
        Eventually.eventually(
                "three attempts",
                meta.webhook::hooks,
                hooks -> hooks.stream()
                                .filter(hook -> hook.text().contains("\"hi\""))
                                .count()
                        >= 3);
        meta.webhook.answer(200);
        assertThat(Receiver.object(meta.webhook.awaitMessage(), "text").get("body"))
                .isEqualTo("hi");
    }

    @Test
    void while_nobody_listens_everything_is_kept() {
        int port = meta.webhook.port();
        meta.webhook.close();
        for (int i = 0; i < 50; i++) {
            meta.send(Meta.order("o-" + i));
        }
        Eventually.eventually(
                "the sandbox notices",
                () -> meta.get("/_sandbox/webhook").json(),
                state -> Boolean.FALSE.equals(state.get("reachable")));
        try (var back = new Receiver(port)) {
            var statuses = back.awaitStatuses(all -> all.stream().distinct().count() >= 150);
            assertThat(statuses.stream()
                            .map(status -> status.get("biz_opaque_callback_data"))
                            .collect(Collectors.toSet()))
                    .hasSize(50);
        }
    }

    @Test
    void many_waiting_statuses_share_a_webhook() {
        meta.webhook.answer(500);
        IntStream.range(0, 300).parallel().forEach(i -> meta.send(Meta.order("o-" + i)));
        meta.webhook.answer(200);
        meta.webhook.awaitStatuses(all -> all.stream().distinct().count() >= 900);
        assertThat(meta.webhook.hooks().stream()
                        .filter(hook -> hook.answered() == 200)
                        .count())
                .isLessThan(450);
    }

    @Test
    void nothing_is_lost_or_doubled_at_speed() {
        long start = System.nanoTime();
        IntStream.range(0, 3_000)
                .parallel()
                .forEach(i -> assertThat(meta.send(Meta.order("49151" + (1_000_000 + i), "o-" + i, "A"))
                                .status())
                        .isEqualTo(200));
        meta.webhook.awaitStatuses(all -> all.size() >= 9_000);
        assertThat(meta.webhook.statuses()).hasSize(9_000);
        assertThat(meta.ledger())
                .containsEntry("requests", 3_000)
                .containsEntry("accepted", 3_000)
                .containsEntry("distinctOpaque", 3_000)
                .containsEntry("repeatedOpaque", List.of());
        assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
    }

    @Test
    void the_address_can_be_set_later_and_is_shaken_hands_with() {
        try (var late = new Receiver()) {
            assertThat(meta.post("/_sandbox/webhook", "{\"url\":\"" + late.address() + "\"}")
                            .json())
                    .containsEntry("verified", true)
                    .containsEntry("url", late.address().toString());
            meta.customer(ADA, "{\"type\":\"text\",\"text\":\"to the new one\"}");
            assertThat(late.awaitMessage().toString()).contains("to the new one");
        }
        assertThat(meta.post("/_sandbox/webhook", "{\"url\":\"http://127.0.0.1:1/\"}")
                        .json())
                .containsEntry("verified", false);
        assertThat(meta.post("/_sandbox/webhook", "{\"url\":\"file:///etc/passwd\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void without_an_address_updates_wait_for_one() {
        try (var late = new Receiver();
                var alone = new Meta(settings -> settings.withWebhook(null))) {
            alone.customer(ADA, "{\"type\":\"text\",\"text\":\"early\"}");
            assertThat(alone.get("/_sandbox/webhook").json()).containsEntry("url", null);
            alone.sandbox.deliverTo(late.address());
            assertThat(late.awaitMessage().toString()).contains("early");
        }
    }

    @Test
    void an_account_can_send_its_webhooks_elsewhere_or_nowhere() {
        try (var own = new Receiver()) {
            String apps = "/v26.0/" + Meta.ACCOUNT + "/subscribed_apps";
            assertThat(meta.post(
                                    apps,
                                    "{\"override_callback_uri\":\"" + own.address() + "\",\"verify_token\":\"wrong\"}")
                            .details())
                    .contains("403");
            assertThat(meta.post(
                                    apps,
                                    "{\"override_callback_uri\":\"" + own.address()
                                            + "\",\"verify_token\":\"demo-verify-token\"}")
                            .json())
                    .containsEntry("success", true);
            meta.customer(ADA, "{\"type\":\"text\",\"text\":\"overridden\"}");
            assertThat(own.awaitMessage().toString()).contains("overridden");
            meta.call("DELETE", apps, null);
            assertThat(meta.get(apps).json()).containsEntry("data", List.of());
            meta.customer(ADA, "{\"type\":\"text\",\"text\":\"into the void\"}");
            meta.post(apps, "{}");
            meta.customer(ADA, "{\"type\":\"text\",\"text\":\"heard again\"}");
            meta.webhook.awaitMessage();
            assertThat(meta.webhook.messages()).hasSize(1).first().asString().contains("heard again");
        }
    }
}
