package org.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private final Meta meta = new Meta();

    @BeforeEach
    void template() {
        meta.orderTemplate();
    }

    @AfterEach
    void close() {
        meta.close();
    }

    /** What comes back on the bare connection, without a client that might hide or repeat something. */
    private String rawAnswer(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST /v26.0/" + Meta.NUMBER + "/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer"
                + " demo-access-token\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                + "\r\n\r\n";
        try (var socket = new Socket("127.0.0.1", meta.sandbox.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "150"})
    void cut_after_accept_accepts_and_says_not_one_byte(int late) throws IOException {
        meta.faults(
                "[{\"on\":\"messages\",\"fault\":\"cut-after-accept\",\"count\":1},{\"fault\":\"latency\",\"value\":"
                        + late + ",\"count\":1}]");
        assertThat(rawAnswer(Meta.order("lost"))).isEmpty();
        assertThat(meta.ledger()).containsEntry("accepted", 1);
        meta.webhook.awaitStatuses(all -> all.stream().anyMatch(s -> "lost".equals(s.get("biz_opaque_callback_data"))));
        assertThat(meta.sendOrBreak(Meta.order("next")).status()).isEqualTo(200);
    }

    @Test
    void an_http_client_sees_the_cut_as_a_broken_connection() {
        meta.faults("[{\"fault\":\"cut-after-accept\"}]");
        assertThatThrownBy(() -> meta.sendOrBreak(Meta.order("lost"))).isInstanceOf(IOException.class);
    }

    @Test
    void cut_before_accept_accepts_nothing() throws IOException {
        meta.faults("[{\"fault\":\"cut-before-accept\",\"count\":1}]");
        assertThat(rawAnswer(Meta.order("never"))).isEmpty();
        assertThat(meta.ledger())
                .containsEntry("requests", 1)
                .containsEntry("accepted", 0)
                .containsEntry("rejected", 0);
    }

    @ParameterizedTest
    @CsvSource({"0", "150"})
    void half_answer_promises_more_than_it_sends(int late) throws IOException {
        meta.faults(
                "[{\"fault\":\"half-answer\",\"count\":1},{\"fault\":\"latency\",\"value\":" + late + ",\"count\":1}]");
        String answer = rawAnswer(Meta.order("half"));
        int promised = Integer.parseInt(answer.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"));
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(body).startsWith("{\"messaging_product\"").hasSize(promised / 2);
        assertThat(meta.ledger()).containsEntry("accepted", 1);
    }

    @Test
    void latency_keeps_the_answer_back_while_the_message_lives() {
        meta.faults(
                "[{\"fault\":\"latency\",\"value\":400,\"count\":1},{\"fault\":\"latency\",\"value\":60000,\"count\":1,\"to\":\"4915100000002\"}]");
        long start = System.nanoTime();
        assertThat(meta.send(Meta.order("slow")).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThatThrownBy(() -> meta.exchange(
                        meta.request("/v26.0/" + Meta.NUMBER + "/messages")
                                .header("Authorization", "Bearer demo-access-token")
                                .POST(BodyPublishers.ofString(Meta.order("4915100000002", "stuck", "B"))),
                        Duration.ofMillis(700)))
                .isInstanceOf(HttpTimeoutException.class);
        meta.webhook.awaitStatuses(
                all -> all.stream().anyMatch(s -> "stuck".equals(s.get("biz_opaque_callback_data"))));
    }

    @ParameterizedTest
    @CsvSource({"131026,400", "131016,500", "131000,500", "132001,404", "190,401", "2,503", "131031,403", "80007,400"})
    void an_error_comes_with_its_documented_status(int code, int http) {
        meta.faults("[{\"fault\":\"error\",\"value\":" + code + ",\"count\":1}]");
        var reply = meta.send(Meta.order("o-1"));
        assertThat(reply.status()).isEqualTo(http);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(meta.send(Meta.order("o-1")).status()).isEqualTo(200);
        assertThat(meta.ledger()).containsEntry("accepted", 1).containsEntry("rejected", 1);
    }

    @Test
    void http_answers_without_a_graph_body() {
        meta.faults("[{\"fault\":\"http\",\"value\":502,\"count\":1}]");
        var reply = meta.send(Meta.order("o-1"));
        assertThat(reply.status()).isEqualTo(502);
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).startsWith("<html>");
        assertThat(meta.ledger()).containsEntry("accepted", 0);
        meta.faults("[{\"fault\":\"http\",\"value\":200,\"count\":1}]");
        assertThat(meta.send(Meta.order("o-1")).body()).isEmpty();
        assertThat(meta.ledger()).containsEntry("accepted", 1);
    }

    @Test
    void rate_limit_lets_so_many_a_second_through() {
        meta.faults("[{\"fault\":\"rate-limit\",\"value\":5}]");
        var codes = IntStream.range(0, 10)
                .mapToObj(i -> meta.send(Meta.order("o-" + i)).status())
                .toList();
        assertThat(codes.subList(0, 5)).containsOnly(200);
        assertThat(codes.subList(5, 10)).contains(400);
        assertThat(meta.get("/_sandbox/faults").list().get(0).get("struck")).isNotEqualTo(0);
    }

    @Test
    void a_fault_for_one_person_spares_the_others_and_a_share_hits_about_that_many() {
        meta.faults("[{\"fault\":\"error\",\"value\":131026,\"to\":\"+4915100000001\"}]");
        assertThat(meta.send(Meta.order("o-1")).code()).isEqualTo(131026);
        assertThat(meta.send(Meta.order("4915100000002", "o-2", "B")).status()).isEqualTo(200);
        meta.call("DELETE", "/_sandbox/faults", null);
        assertThat(meta.get("/_sandbox/faults").list()).isEmpty();
        meta.faults("[{\"fault\":\"error\",\"value\":131016,\"share\":0.5}]");
        long refused = IntStream.range(0, 200)
                .filter(i -> meta.send(Meta.order("s-" + i)).status() != 200)
                .count();
        assertThat(refused).isBetween(60L, 140L);
    }

    @Test
    void dropped_statuses_happen_on_the_phone_but_are_never_told() {
        meta.faults("[{\"on\":\"webhook\",\"fault\":\"drop-status\",\"count\":1}]");
        String silent = meta.send(Meta.order("silent")).wamid();
        String told = meta.send(Meta.order("told")).wamid();
        var statuses = meta.webhook.awaitStatuses(all -> all.size() == 3);
        assertThat(statuses).extracting(s -> String.valueOf(s.get("id"))).containsOnly(told);
        assertThat(meta.get("/_sandbox/messages?limit=2").list())
                .filteredOn(message -> silent.equals(message.get("wamid")))
                .singleElement()
                .extracting(message -> message.get("statuses"))
                .asString()
                .contains("read")
                .contains("webhook=dropped");
    }

    @Test
    void one_status_alone_can_be_dropped() {
        meta.faults("[{\"fault\":\"drop-status\",\"status\":\"delivered\",\"count\":1}]");
        meta.send(Meta.order("gap"));
        assertThat(words(meta.webhook.awaitStatuses(all -> all.size() == 2))).containsExactlyInAnyOrder("sent", "read");
    }

    @Test
    void statuses_come_three_times_and_in_reverse() {
        meta.faults("[{\"fault\":\"repeat-status\",\"count\":1},{\"fault\":\"reorder-status\",\"count\":1}]");
        meta.send(Meta.order("wild"));
        List<String> words = words(meta.webhook.awaitStatuses(all -> all.size() == 9));
        assertThat(words).startsWith("read");
        assertThat(words.indexOf("sent")).isGreaterThan(words.indexOf("delivered"));
        assertThat(words.stream().filter("sent"::equals)).hasSize(3);
    }

    @Test
    void a_delayed_status_comes_after_the_others() {
        meta.faults("[{\"fault\":\"delay-status\",\"value\":600,\"count\":1}]");
        meta.send(Meta.order("late"));
        meta.send(Meta.order("prompt"));
        var statuses = meta.webhook.awaitStatuses(all -> all.size() == 6);
        assertThat(statuses.get(0).get("biz_opaque_callback_data")).isEqualTo("prompt");
        assertThat(statuses.get(5).get("biz_opaque_callback_data")).isEqualTo("late");
    }

    @Test
    void a_message_can_fail_after_it_was_accepted_and_names_no_contact() {
        meta.faults("[{\"on\":\"messages\",\"fault\":\"fail-status\",\"value\":131026,\"count\":1}]");
        assertThat(meta.send(Meta.order("doomed")).status()).isEqualTo(200);
        Map<?, ?> failed = meta.webhook.awaitStatuses(all -> all.size() == 1).get(0);
        assertThat(failed.get("status")).isEqualTo("failed");
        assertThat(failed.containsKey("recipient_user_id")).isFalse();
        assertThat(failed.get("errors")).asString().contains("code=131026").contains("Message undeliverable");
        assertThat(meta.webhook.changes()).last().asString().doesNotContain("contacts");
    }

    @Test
    void a_webhook_whose_answer_is_lost_is_told_twice() {
        meta.faults("[{\"on\":\"webhook\",\"to\":\"" + Meta.ADA + "\",\"fault\":\"cut-after-accept\",\"count\":1}]");
        meta.customer(Meta.ADA, "{\"type\":\"text\",\"text\":\"twice\"}");
        var messages = Eventually.eventually("both copies", meta.webhook::messages, all -> all.size() == 2);
        assertThat(messages.get(0)).isEqualTo(messages.get(1));
    }

    @Test
    void media_and_templates_fail_on_demand_too() {
        meta.faults(
                "[{\"on\":\"templates\",\"fault\":\"error\",\"value\":80007,\"count\":1},{\"on\":\"media\",\"fault\":\"http\",\"value\":503,\"count\":1}]");
        assertThat(meta.get("/v26.0/" + Meta.ACCOUNT + "/message_templates").code())
                .isEqualTo(80007);
        assertThat(meta.get("/v26.0/" + Meta.ACCOUNT + "/message_templates").status())
                .isEqualTo(200);
        assertThat(meta.post("/v26.0/" + Meta.NUMBER + "/media", "{}").status()).isEqualTo(503);
        assertThat(meta.send(Meta.order("untouched")).status()).isEqualTo(200);
    }

    @Test
    void a_fault_that_makes_no_sense_is_explained() {
        assertThat(meta.post("/_sandbox/faults", "[{\"fault\":\"explode\"}]")
                        .error()
                        .toString())
                .contains("cut-after-accept")
                .contains("explode");
        assertThat(meta.post("/_sandbox/faults", "[{\"fault\":\"latency\",\"on\":\"moon\"}]")
                        .status())
                .isEqualTo(400);
        assertThat(meta.post("/_sandbox/faults", "[{\"fault\":\"error\",\"share\":2}]")
                        .status())
                .isEqualTo(400);
        assertThat(meta.post("/_sandbox/faults", "not json").error().toString()).contains("1:");
    }

    private static List<String> words(List<Map<?, ?>> statuses) {
        return statuses.stream()
                .map(status -> String.valueOf(status.get("status")))
                .toList();
    }
}
