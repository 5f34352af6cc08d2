package org.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serai.sandbox.Meta.ADA;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.cloudapi.HubSignature;

class CustomersTest {
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
    void a_tapped_template_button_says_the_payload_that_was_sent() {
        String wamid = meta.send(Meta.order("o-1")).wamid();
        var reply = meta.customer("+" + ADA, "{\"type\":\"button\",\"title\":\"change ADDRESS\"}");
        assertThat(reply.status()).isEqualTo(200);
        Map<?, ?> message = meta.webhook.awaitMessage();
        assertThat(message.get("type")).isEqualTo("button");
        assertThat(message.get("id")).isEqualTo(reply.json().get("wamid"));
        assertThat(message.get("button")).asString().isEqualTo("{payload=TOKEN-1, text=Change address}");
        assertThat(message.get("context")).asString().isEqualTo("{from=15550783881, id=" + wamid + "}");
        assertThat(message.get("from")).isEqualTo(ADA);
    }

    @Test
    void an_older_message_can_be_tapped_by_its_id_and_by_index() {
        String first = meta.send(Meta.order("o-1")).wamid();
        meta.send(Meta.order("o-2"));
        meta.customer(ADA, "{\"type\":\"button\",\"index\":0,\"wamid\":\"" + first + "\"}");
        assertThat(meta.webhook.awaitMessage().get("context")).asString().contains(first);
    }

    @Test
    void a_button_that_is_not_there_or_opens_a_link_is_refused_with_those_that_are() {
        meta.send(Meta.order("o-1"));
        var wrong = meta.customer(ADA, "{\"type\":\"button\",\"title\":\"Explode\"}");
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.error().toString()).contains("Change address");
        assertThat(meta.customer(ADA, "{\"type\":\"button\",\"index\":1}").status())
                .isEqualTo(404);
        assertThat(meta.customer(ADA, "{\"type\":\"button\"}").status()).isEqualTo(400);
    }

    @Test
    void interactive_buttons_and_lists_answer_with_their_ids() {
        meta.customer(ADA, "{\"type\":\"text\",\"text\":\"hi\"}");
        assertThat(meta.send("{\"messaging_product\":\"whatsapp\",\"to\":\"" + ADA
                                + "\",\"type\":\"interactive\",\"interactive\":{\"type\":\"list\",\"body\":{\"text\":\"Day?\"},"
                                + "\"action\":{\"button\":\"Choose\",\"sections\":[{\"title\":\"Days\",\"rows\":[{\"id\":\"mo\","
                                + "\"title\":\"Monday\",\"description\":\"8-12\"}]}]}}}")
                        .status())
                .isEqualTo(200);
        meta.customer(ADA, "{\"type\":\"button\",\"title\":\"Monday\"}");
        var messages = Eventually.eventually("both messages", meta.webhook::messages, all -> all.size() == 2);
        assertThat(messages)
                .as("in whichever order they came")
                .filteredOn("type", "interactive")
                .singleElement()
                .extracting(tap -> tap.get("interactive"))
                .asString()
                .isEqualTo("{type=list_reply, list_reply={id=mo, title=Monday, description=8-12}}");
    }

    @Test
    void someone_known_by_user_id_writes_without_any_phone() {
        meta.customer("US.13491208655302741918", "{\"type\":\"text\",\"text\":\"who am I\",\"name\":\"Noor\"}");
        Map<?, ?> message = meta.webhook.awaitMessage();
        assertThat(message.containsKey("from")).isFalse();
        assertThat(message.get("from_user_id")).isEqualTo("US.13491208655302741918");
        assertThat(meta.webhook.changes().toString()).contains("name=Noor").doesNotContain("wa_id");
        assertThat(meta.send("{\"messaging_product\":\"whatsapp\",\"recipient\":\"US.13491208655302741918\","
                                + "\"type\":\"text\",\"text\":{\"body\":\"hello\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(meta.customer("nobody", "{\"type\":\"text\",\"text\":\"x\"}").status())
                .isEqualTo(400);
    }

    @Test
    void a_picture_is_fetched_with_the_token_and_its_link_dies_after_five_minutes() throws IOException {
        meta.customer(ADA, "{\"type\":\"image\",\"caption\":\"my door\"}");
        Map<?, ?> image = Receiver.object(meta.webhook.awaitMessage(), "image");
        assertThat(image.get("mime_type")).isEqualTo("image/png");
        assertThat(image.get("caption")).isEqualTo("my door");
        String path =
                String.valueOf(image.get("url")).substring(meta.sandbox.url().length());
        assertThat(meta.get(path).body()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(meta.exchange(meta.request(path).GET()).code()).isEqualTo(190);
        assertThat(meta.get(path.replace("hash=", "hash=0")).status()).isEqualTo(404);
        meta.post("/_sandbox/clock", "{\"advance\":\"PT5M1S\"}");
        assertThat(meta.get(path).status()).isEqualTo(404);
        var fresh = meta.get("/v26.0/" + image.get("id")).json();
        assertThat(meta.get(String.valueOf(fresh.get("url"))
                                .substring(meta.sandbox.url().length()))
                        .status())
                .isEqualTo(200);
        meta.post("/_sandbox/clock", "{\"advance\":\"P7D\"}");
        assertThat(meta.get("/v26.0/" + image.get("id")).code()).isEqualTo(100);
    }

    @Test
    void media_is_uploaded_described_fetched_and_deleted() throws IOException {
        String form = "--XX\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n--XX\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                + "%PDF\r\n\r\n--X\r\nend\r\n--XX--\r\n";
        var upload = meta.exchange(meta.request("/v26.0/" + Meta.NUMBER + "/media")
                .setHeader("Content-Type", "multipart/form-data; boundary=XX")
                .header("Authorization", "Bearer demo-access-token")
                .POST(BodyPublishers.ofString(form)));
        String id = String.valueOf(upload.json().get("id"));
        var described = meta.get("/v26.0/" + id).json();
        assertThat(described).containsEntry("mime_type", "application/pdf").containsEntry("file_size", 16);
        assertThat(meta.get(String.valueOf(described.get("url"))
                                .substring(meta.sandbox.url().length()))
                        .body())
                .asString()
                .isEqualTo("%PDF\r\n\r\n--X\r\nend");
        assertThat(meta.call("DELETE", "/v26.0/" + id, null).json()).containsEntry("success", true);
        assertThat(meta.get("/v26.0/" + id).code()).isEqualTo(100);
        var exe = meta.exchange(meta.request("/v26.0/" + Meta.NUMBER + "/media")
                .setHeader("Content-Type", "multipart/form-data; boundary=XX")
                .header("Authorization", "Bearer demo-access-token")
                .POST(BodyPublishers.ofString(form.replace("application/pdf", "application/x-dosexec"))));
        assertThat(exe.code()).isEqualTo(131053);
    }

    @Test
    void a_raw_webhook_arrives_as_it_is_and_signed() {
        meta.customer(
                ADA,
                "{\"type\":\"webhook\",\"body\":{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"value\":{\"odd\":\"\u00e9\"},\"field\":\"user_id_update\"}]}]}}");
        meta.webhook.awaitChange("user_id_update");
        meta.customer(ADA, "{\"type\":\"webhook\",\"body\":\"{not json\"}");
        var hooks = Eventually.eventually(
                "the broken one",
                meta.webhook::hooks,
                all -> all.stream().anyMatch(hook -> hook.text().equals("{not json")));
        assertThat(hooks).allMatch(hook -> HubSignature.matches("demo-app-secret", hook.body(), hook.signature()));
        assertThat(hooks).anyMatch(hook -> hook.text().contains("\"odd\":\"\\u00e9\""));
    }

    @Test
    void a_read_receipt_turns_the_ticks() {
        String wamid = String.valueOf(
                meta.customer(ADA, "{\"type\":\"text\",\"text\":\"hi\"}").json().get("wamid"));
        meta.webhook.awaitMessage();
        assertThat(meta.send("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"" + wamid
                                + "\",\"typing_indicator\":{\"type\":\"text\"}}")
                        .json())
                .containsEntry("success", true);
        assertThat(meta.get("/_sandbox/phones/" + ADA).json().toString())
                .contains("state=read")
                .contains("typing=true");
        assertThat(meta.ledger()).containsEntry("requests", 0);
    }

    @Test
    void the_phone_shows_the_template_filled_in() {
        meta.send(Meta.order(ADA, "o-1", "{{no}} <b>"));
        assertThat(meta.get("/_sandbox/phones/" + ADA).json().toString())
                .contains("Hello {{no}} <b>, thanks for order 4711, we write again.")
                .contains("text=Order 4711")
                .contains("footer=Reply STOP")
                .contains("target=https://t.example/4711");
        var list = meta.get("/_sandbox/phones").json();
        Eventually.eventually("all statuses", () -> meta.webhook.statuses().size(), size -> size == 3);
        assertThat(list.get("phones")).asString().contains(ADA);
    }
}
