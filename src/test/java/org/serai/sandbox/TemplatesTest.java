package org.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
    private static final String EDGE = "/v26.0/" + Meta.ACCOUNT + "/message_templates";
    private final Meta meta = new Meta();

    @AfterEach
    void close() {
        meta.close();
    }

    private static String simple(String name, String language, String body) {
        return "{\"name\":\"" + name + "\",\"language\":\"" + language
                + "\",\"category\":\"UTILITY\",\"components\":[{\"type\":\"BODY\",\"text\":\"" + body
                + "\",\"example\":{\"body_text\":[[\"a\",\"b\",\"c\"]]}}]}";
    }

    @Test
    void a_new_template_is_approved_at_once_and_announced() {
        var created = meta.post(EDGE, simple("hello", "en", "Hello {{1}}, order {{2}} is here."));
        assertThat(created.json()).containsEntry("status", "APPROVED").containsEntry("category", "UTILITY");
        assertThat(meta.webhook.awaitChange("message_template_status_update").get("value"))
                .asString()
                .contains("event=APPROVED")
                .contains("message_template_name=hello");
        var again = meta.post(EDGE, simple("hello", "en", "Hello {{1}}, order {{2}} is here."));
        assertThat(again.error()).asString().contains("2388024").contains("Already Exists");
        assertThat(meta.post(EDGE, simple("hello", "de", "Hallo {{1}}, Bestellung {{2}} ist da."))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Order Confirmed | Hello there          | 2388026",
                "order           | {{1}} hello there    | 2388299",
                "order           | hello there {{1}}    | 2388299",
                "order           | a {{1}}{{2}} b c d   | 2388299",
                "order           | a b c {{1}} d {{3}} e| 2388047",
                "order           | a b {{name}} c d e   | 2388047",
                "order           | {a} {{1}} - {{2}} - {{3}} ! | 2388293",
            })
    void what_meta_does_not_approve_is_refused_with_its_subcode(String name, String body, int subcode) {
        var reply = meta.post(EDGE, simple(name, "en", body));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(100);
        assertThat(reply.error().get("error_subcode")).isEqualTo(subcode);
        assertThat(reply.error().get("error_user_msg")).asString().isNotBlank();
    }

    @Test
    void missing_examples_and_scattered_quick_replies_are_refused() {
        var bare = simple("bare", "en", "Hello {{1}}, welcome.").replace("[[\"a\",\"b\",\"c\"]]", "[[]]");
        assertThat(meta.post(EDGE, bare).error().get("error_user_msg"))
                .asString()
                .contains("no example");
        String buttons = ",{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"QUICK_REPLY\",\"text\":\"A\"},"
                + "{\"type\":\"URL\",\"text\":\"B\",\"url\":\"https://x.example\"},{\"type\":\"QUICK_REPLY\",\"text\":\"C\"}]}]}";
        String body = simple("scattered", "en", "Hello there.");
        assertThat(meta.post(EDGE, body.substring(0, body.length() - 2) + buttons)
                        .error()
                        .toString())
                .contains("stand together");
    }

    @Test
    void the_list_is_paged_by_cursor_with_the_fields_asked_for() {
        for (int i = 0; i < 7; i++) {
            meta.post(EDGE, simple("t_" + i, "en", "Hello there."));
        }
        var names = new HashSet<String>();
        String next = EDGE + "?limit=3&fields=name,status";
        int pages = 0;
        while (next != null) {
            var page = meta.get(next).json();
            for (Map<?, ?> template : Receiver.list(page.get("data"))) {
                assertThat(template.containsKey("components")).isFalse();
                assertThat(template.get("status")).isEqualTo("APPROVED");
                assertThat(template.get("id")).isNotNull();
                names.add(String.valueOf(template.get("name")));
            }
            pages++;
            Object link = Receiver.object(page, "paging").get("next");
            next = link == null
                    ? null
                    : String.valueOf(link).substring(meta.sandbox.url().length());
        }
        assertThat(pages).isEqualTo(3);
        assertThat(names).hasSize(7);
        assertThat(meta.get(EDGE + "?after=bogus").code()).isEqualTo(131059);
        assertThat(Receiver.list(meta.get(EDGE + "?name=t_3").json().get("data")))
                .hasSize(1);
    }

    @Test
    void a_template_is_edited_paused_unpaused_and_deleted() {
        meta.orderTemplate();
        String id = String.valueOf(
                Receiver.list(meta.get(EDGE).json().get("data")).get(0).get("id"));
        assertThat(meta.send(Meta.order("o-1")).status()).isEqualTo(200);
        meta.post("/_sandbox/templates/order_ok", "{\"language\":\"en\",\"status\":\"PAUSED\"}");
        assertThat(meta.send(Meta.order("o-2")).code()).isEqualTo(132015);
        assertThat(meta.post("/v26.0/" + id + "/unpause", "").json()).containsEntry("success", true);
        assertThat(meta.send(Meta.order("o-2")).status()).isEqualTo(200);
        meta.post("/_sandbox/templates/order_ok", "{\"status\":\"REJECTED\"}");
        assertThat(meta.send(Meta.order("o-3")).code()).isEqualTo(132001);
        assertThat(meta.post("/v26.0/" + id, "{\"components\":[{\"type\":\"BODY\",\"text\":\"Short and plain.\"}]}")
                        .json())
                .containsEntry("success", true);
        assertThat(meta.send(Meta.order("o-4")).code()).isEqualTo(132000);
        assertThat(meta.get("/v26.0/" + id + "?fields=status,components").json().toString())
                .contains("status=APPROVED")
                .contains("Short and plain.");
        assertThat(meta.call("DELETE", EDGE + "?name=order_ok", null).json()).containsEntry("success", true);
        assertThat(meta.send(Meta.order("o-5")).code()).isEqualTo(132001);
        assertThat(meta.call("DELETE", EDGE + "?name=order_ok", null).status()).isEqualTo(400);
    }

    @Test
    void category_and_quality_changes_are_told() {
        meta.orderTemplate();
        meta.post("/_sandbox/templates/order_ok", "{\"category\":\"MARKETING\",\"quality\":\"RED\"}");
        assertThat(meta.webhook.awaitChange("template_category_update").get("value"))
                .asString()
                .contains("previous_category=UTILITY")
                .contains("new_category=MARKETING");
        assertThat(meta.webhook.awaitChange("message_template_quality_update").get("value"))
                .asString()
                .contains("previous_quality_score=UNKNOWN")
                .contains("new_quality_score=RED");
        assertThat(meta.post("/_sandbox/templates/order_ok", "{\"status\":\"GONE\"}")
                        .status())
                .isEqualTo(400);
        assertThat(meta.post("/_sandbox/templates/nothing", "{\"status\":\"PAUSED\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void strict_limits_block_a_deleted_name_and_a_second_edit_of_the_day() {
        meta.post("/_sandbox/limits", "{\"strictTemplates\":true}");
        String id = String.valueOf(
                meta.post(EDGE, simple("hello", "en", "Hello there.")).json().get("id"));
        String edit = "{\"components\":[{\"type\":\"BODY\",\"text\":\"Hello again.\"}]}";
        assertThat(meta.post("/v26.0/" + id, edit).status()).isEqualTo(200);
        assertThat(meta.post("/v26.0/" + id, edit).error().toString()).contains("once in 24 hours");
        meta.post("/_sandbox/clock", "{\"advance\":\"PT24H1M\"}");
        assertThat(meta.post("/v26.0/" + id, edit).status()).isEqualTo(200);
        meta.call("DELETE", EDGE + "?name=hello", null);
        assertThat(meta.post(EDGE, simple("hello", "en", "Hello there."))
                        .error()
                        .toString())
                .contains("30 days");
    }

    @Test
    void the_number_tells_what_is_asked() {
        assertThat(meta.get("/v26.0/" + Meta.NUMBER + "?fields=status,display_phone_number")
                        .json())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("status", "CONNECTED", "display_phone_number", "+15550783881", "id", Meta.NUMBER));
        var numbers = Receiver.list(
                meta.get("/v26.0/" + Meta.ACCOUNT + "/phone_numbers").json().get("data"));
        assertThat(numbers)
                .hasSize(1)
                .first()
                .extracting(n -> n.get("verified_name"))
                .isEqualTo("Serai Demo");
        assertThat(meta.get("/v26.0/" + Meta.ACCOUNT + "/subscribed_apps")
                        .json()
                        .get("data"))
                .asString()
                .contains("whatsapp_business_api_data");
        meta.post("/v26.0/" + Meta.NUMBER + "/whatsapp_business_profile", "{\"about\":\"We ship\"}");
        assertThat(meta.get("/v26.0/" + Meta.NUMBER + "/whatsapp_business_profile")
                        .json()
                        .toString())
                .contains("about=We ship");
        assertThat(List.of("register", "request_code"))
                .allSatisfy(act -> assertThat(meta.post("/v26.0/" + Meta.NUMBER + "/" + act, "{}")
                                .status())
                        .isEqualTo(200));
    }
}
