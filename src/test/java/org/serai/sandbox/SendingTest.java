package org.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serai.sandbox.Meta.ADA;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingTest {
    private final Meta meta = new Meta();

    @BeforeEach
    void template() {
        meta.orderTemplate();
    }

    @AfterEach
    void close() {
        meta.close();
    }

    @Test
    void a_template_is_accepted_in_the_words_of_the_real_api() {
        var reply = meta.send(Meta.order("o-1"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json())
                .containsEntry("messaging_product", "whatsapp")
                .extractingByKey("contacts")
                .asString()
                .isEqualTo("[{input=+4915100000001, wa_id=4915100000001}]");
        assertThat(reply.wamid()).startsWith("wamid.");
        assertThat(Receiver.list(reply.json().get("messages")).get(0).get("message_status"))
                .isEqualTo("accepted");
    }

    @Test
    void a_chunked_body_is_taken() throws IOException {
        byte[] body = Meta.order("chunked").getBytes(StandardCharsets.UTF_8);
        var reply = meta.exchange(meta.request("/v26.0/" + Meta.NUMBER + "/messages")
                .header("Authorization", "Bearer demo-access-token")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void a_wrong_token_is_refused_before_anything_else() throws IOException {
        var reply = meta.exchange(meta.request("/v26.0/" + Meta.NUMBER + "/messages")
                .header("Authorization", "Bearer stolen")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo(190);
        assertThat(reply.error().get("type")).isEqualTo("OAuthException");
        assertThat(String.valueOf(reply.error().get("fbtrace_id"))).hasSize(23);
    }

    @Test
    void an_unknown_number_id_is_100_33() {
        var reply = meta.post("/v26.0/999999999/messages", Meta.order("o-1"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(100);
        assertThat(reply.error().get("error_subcode")).isEqualTo(33);
        assertThat(reply.error().get("type")).isEqualTo("GraphMethodException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":\"order_ok\"                        | \"name\":\"order_no\"                   | 132001 | 404",
                "\"code\":\"en\"                              | \"code\":\"pl\"                         | 132001 | 404",
                ",{\"type\":\"text\",\"parameter_name\":\"name\",\"text\":\"Zo\u00eb\"} | ''             | 132000 | 400",
                "\"parameter_name\":\"name\"                  | \"parameter_name\":\"nmae\"             | 132000 | 400",
                "\"parameter_name\":\"name\",                 | ''                                      | 100    | 400",
                "Zo\u00eb                                     | a\\nb                                   | 132012 | 400",
                "Zo\u00eb                                     | a\\tb                                   | 132012 | 400",
                "Zo\u00eb                                     | a     b                                 | 132012 | 400",
                "\"text\":\"Zo\u00eb\"                        | \"text\":\"\"                           | 131008 | 400",
                "\"index\":1                                  | \"index\":5                             | 131009 | 400",
                "\"sub_type\":\"quick_reply\"                 | \"sub_type\":\"flow\"                   | 132012 | 400",
                "\"messaging_product\":\"whatsapp\",          | ''                                      | 131008 | 400",
                "\"to\":\"+4915100000001\",                   | ''                                      | 131008 | 400",
                "\"to\":\"+4915100000001\"                    | \"to\":\"US.13491208655302741918\"      | 131009 | 400",
                "\"to\":\"+4915100000001\"                    | \"recipient\":\"+4915100000001\"        | 131009 | 400",
                "\"to\":\"+4915100000001\"                    | \"to\":\"+15550783881\"                 | 131021 | 400",
                "\"type\":\"template\"                        | \"type\":\"telepathy\"                  | 131051 | 400",
            })
    void what_meta_refuses_is_refused_with_its_code(String from, String to, int code, int http) {
        var reply = meta.send(Meta.order("o-1").replace(from, to));
        assertThat(reply.code()).as(reply.error().toString()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(http);
        assertThat(meta.ledger()).containsEntry("accepted", 0).containsEntry("rejected", 1);
    }

    @Test
    void a_filled_text_above_1024_characters_is_132005() {
        assertThat(meta.send(Meta.order(ADA, "o-1", "x".repeat(1020))).code()).isEqualTo(132005);
        assertThat(meta.send(Meta.order(ADA, "o-1", "x".repeat(970))).status()).isEqualTo(200);
    }

    @Test
    void a_missing_button_parameter_names_the_button() {
        String body = Meta.order("o-1");
        var reply = meta.send(body.substring(0, body.indexOf(",\n {\"type\":\"button\",\"sub_type\":\"url\"")) + "]}}");
        assertThat(reply.code()).isEqualTo(131008);
        assertThat(reply.details()).contains("index 1").contains("Url");
    }

    @Test
    void opaque_data_above_512_bytes_is_refused() {
        assertThat(meta.send(Meta.order("o".repeat(513))).code()).isEqualTo(131009);
        assertThat(meta.send(Meta.order("o".repeat(512))).status()).isEqualTo(200);
    }

    @Test
    void a_body_that_is_not_json_is_100() {
        assertThat(meta.send("{\"to\":").code()).isEqualTo(100);
        assertThat(meta.send("[".repeat(100_000)).code()).isEqualTo(100);
    }

    @Test
    void free_text_needs_an_open_window_and_the_window_shuts_after_24_hours() {
        assertThat(meta.send(Meta.text("+" + ADA, "hello")).code()).isEqualTo(131047);
        meta.customer(ADA, "{\"type\":\"text\",\"text\":\"hi\"}");
        assertThat(meta.send(Meta.text("+" + ADA, "hello")).status()).isEqualTo(200);
        meta.post("/_sandbox/clock", "{\"advance\":\"PT23H59M\"}");
        assertThat(meta.send(Meta.text("+" + ADA, "hello")).status()).isEqualTo(200);
        meta.post("/_sandbox/clock", "{\"advance\":\"PT2M\"}");
        assertThat(meta.send(Meta.text("+" + ADA, "hello")).code()).isEqualTo(131047);
        assertThat(meta.hubOffset.get()).hasToString("PT24H1M");
        assertThat(meta.send(Meta.order("o-9")).status()).isEqualTo(200);
    }

    @Test
    void long_texts_and_misshapen_buttons_are_refused_and_capitals_are_taken() {
        meta.customer(ADA, "{\"type\":\"text\",\"text\":\"hi\"}");
        assertThat(meta.send(Meta.text(ADA, "x".repeat(4097))).code()).isEqualTo(131009);
        String buttons = "{\"messaging_product\":\"whatsapp\",\"to\":\"" + ADA
                + "\",\"type\":\"interactive\",\"interactive\":{\"type\":\"BUTTON\",\"body\":{\"text\":\"Which day?\"},"
                + "\"action\":{\"buttons\":[{\"type\":\"reply\",\"reply\":{\"id\":\"d1\",\"title\":\"Monday\"}}]}}}";
        assertThat(meta.send(buttons).status()).isEqualTo(200);
        assertThat(meta.send(buttons.replace("Monday", "A title of twenty-one")).code())
                .isEqualTo(131009);
        assertThat(meta.send(buttons.replace("\"id\":\"d1\",", "")).code()).isEqualTo(131008);
    }

    @Test
    void a_person_known_by_user_id_is_answered_without_any_phone() {
        var reply = meta.send(
                Meta.order("o-1").replace("\"to\":\"+" + ADA + "\"", "\"recipient\":\"US.13491208655302741918\""));
        assertThat(reply.json().get("contacts"))
                .asString()
                .isEqualTo("[{input=US.13491208655302741918, user_id=US.13491208655302741918}]");
        var read = meta.webhook.awaitStatuses(all -> all.size() == 3);
        assertThat(read).allSatisfy(status -> {
            assertThat(status.containsKey("recipient_id")).isFalse();
            assertThat(status.get("recipient_user_id")).isEqualTo("US.13491208655302741918");
        });
        assertThat(meta.get("/_sandbox/messages?to=US.13491208655302741918").list())
                .singleElement()
                .satisfies(message -> assertThat(message.get("to")).isNull());
    }

    @Test
    void meta_limits_hold_once_switched_on() {
        meta.post("/_sandbox/limits", "{\"pairBurst\":2}");
        assertThat(meta.send(Meta.order("o-1")).status()).isEqualTo(200);
        assertThat(meta.send(Meta.order("o-2")).status()).isEqualTo(200);
        assertThat(meta.send(Meta.order("o-3")).code()).isEqualTo(131056);
        assertThat(meta.send(Meta.order("4915100000002", "o-4", "B")).status()).isEqualTo(200);
        meta.post("/_sandbox/clock", "{\"advance\":\"PT6S\"}");
        assertThat(meta.send(Meta.order("o-5")).status()).isEqualTo(200);
        meta.post("/_sandbox/limits", "{\"pairBurst\":0,\"throughput\":1}");
        assertThat(meta.send(Meta.order("o-6")).status()).isEqualTo(200);
        assertThat(meta.send(Meta.order("4915100000003", "o-7", "B")).code()).isEqualTo(130429);
    }

    @Test
    void a_blocked_person_and_a_stopped_one_get_nothing() {
        meta.post(
                "/v26.0/" + Meta.NUMBER + "/block_users",
                "{\"messaging_product\":\"whatsapp\",\"block_users\":[{\"user\":\"+" + ADA + "\"}]}");
        assertThat(meta.send(Meta.order("o-1")).code()).isEqualTo(130403);
        meta.post("/_sandbox/templates/order_ok", "{\"language\":\"en\",\"category\":\"MARKETING\"}");
        meta.customer("4915100000002", "{\"type\":\"preferences\",\"value\":\"stop\"}");
        assertThat(meta.send(Meta.order("4915100000002", "o-2", "B")).code()).isEqualTo(131050);
        assertThat(meta.webhook.awaitChange("user_preferences").toString()).contains("value=stop");
    }
}
