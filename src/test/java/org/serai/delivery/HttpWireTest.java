package org.serai.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.cloudapi.ErrorTable;
import org.serai.cloudapi.SendRequest;
import org.serai.cloudapi.SendResult;
import org.serai.tenant.Secret;
import org.serai.tenant.Sender;

class HttpWireTest {
    private static final Secret SECRET = new Secret("x", "token");
    private static final Sender SENDER = new Sender(
            new TenantId("acme"),
            new PhoneNumberId("1"),
            "2",
            "+15550000000",
            Set.of(),
            80,
            null,
            SECRET,
            SECRET,
            SECRET);
    private static final SendRequest REQUEST = new SendRequest(new PhoneNumberId("1"), Map.of("to", "+4915100000001"));
    private final CloseableHttpAsyncClient client = new DeliveryConfiguration().cloudApiClient();
    private FaultyApi api;

    @BeforeEach
    void start() throws IOException {
        api = new FaultyApi();
        client.start();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        api.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("error 131026 with status 400", FaultyApi.error(400, 131026), SendResult.Rejected.class),
                Arguments.of(
                        "error 131047 with another status", FaultyApi.error(403, 131047), SendResult.Rejected.class),
                Arguments.of("a code nobody knows", FaultyApi.error(400, 999999), SendResult.Rejected.class),
                Arguments.of("error 131000 below 500", FaultyApi.error(400, 131000), SendResult.Rejected.class),
                Arguments.of("error 130429", FaultyApi.error(400, 130429), SendResult.Throttled.class),
                Arguments.of("error 131056", FaultyApi.error(400, 131056), SendResult.Throttled.class),
                Arguments.of("429", FaultyApi.status(429, "", "Retry-After: 7"), SendResult.Throttled.class),
                Arguments.of("500 with a code", FaultyApi.error(500, 131000), SendResult.Unknown.class),
                Arguments.of(
                        "500 with a code that is final below", FaultyApi.error(500, 131026), SendResult.Unknown.class),
                Arguments.of("503 with a page", FaultyApi.status(503, "<html>"), SendResult.Unknown.class),
                Arguments.of("400 without a Graph error", FaultyApi.status(400, "<html>"), SendResult.Unknown.class),
                Arguments.of("a redirect", FaultyApi.status(302, "", "Location: /elsewhere"), SendResult.Unknown.class),
                Arguments.of("200 without an id", FaultyApi.status(200, "{}"), SendResult.Unknown.class),
                Arguments.of("200 that is no JSON", FaultyApi.status(200, "ok"), SendResult.Unknown.class),
                Arguments.of("an endless answer", FaultyApi.status(200, "x".repeat(300_000)), SendResult.Unknown.class),
                Arguments.of("half an answer", FaultyApi.half(), SendResult.Unknown.class),
                Arguments.of("a reset after the request", FaultyApi.reset(), SendResult.Unknown.class),
                Arguments.of("an end after the request", FaultyApi.hangUp(), SendResult.Unknown.class),
                Arguments.of("silence", FaultyApi.silence(), SendResult.Unknown.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void each_fault_has_its_class_and_costs_exactly_one_request(
            String name, FaultyApi.Answer answer, Class<? extends SendResult> expected) {
        api.answerWith(body -> answer);

        assertThat(send()).isInstanceOf(expected);

        assertThat(api.requests()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}, on a connection used before")
    @MethodSource("faults")
    void a_pooled_connection_that_breaks_is_no_reason_to_ask_again(
            String name, FaultyApi.Answer answer, Class<? extends SendResult> expected) {
        api.answerWith(body -> api.ok());
        assertThat(send()).isInstanceOf(SendResult.Accepted.class);
        api.answerWith(body -> answer);

        assertThat(send()).isInstanceOf(expected);

        assertThat(api.requests()).hasSize(2);
    }

    @Test
    void an_accepted_message_has_its_id() {
        assertThat(send()).isEqualTo(new SendResult.Accepted(new org.serai.canonical.Wamid("wamid.T1")));
        assertThat(api.requests()).singleElement().isEqualTo(Map.of("to", "+4915100000001"));
    }

    @Test
    void a_refused_connection_sent_nothing() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(send("http://127.0.0.1:" + free)).isInstanceOf(SendResult.NotSent.class);
    }

    @Test
    void a_name_nobody_knows_sent_nothing() {
        assertThat(send("http://nowhere.invalid")).isInstanceOf(SendResult.NotSent.class);
    }

    @Test
    void a_server_that_speaks_no_tls_got_no_message() {
        assertThat(send(api.url().replace("http:", "https:"))).isNotInstanceOf(SendResult.Accepted.class);
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void retry_after_is_read_and_bounded() {
        api.answerWith(body -> FaultyApi.status(429, "", "Retry-After: 999999"));
        assertThat(send())
                .isInstanceOfSatisfying(
                        SendResult.Throttled.class,
                        t -> assertThat(t.retryAfter()).isEqualTo(Duration.ofHours(1)));
    }

    private SendResult send() {
        return send(api.url());
    }

    private SendResult send(String url) {
        var wire = new HttpWire(
                new CloudApiCalls(client, Duration.ofSeconds(1)),
                new CloudApiAddress(url, "v26.0"),
                new Classifier(ErrorTable.load()));
        return wire.send(SENDER, REQUEST).join();
    }
}
