package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Bad input on every door: a clear error or a parked document, and the next good order goes out. */
@ExtendWith(SharedHouse.class)
class HostileInputTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger(6_000);
    private final House house;
    private LogCapture log;

    HostileInputTest(House house) {
        this.house = house;
    }

    @BeforeEach
    void listen() {
        log = new LogCapture();
    }

    @AfterEach
    void the_next_good_order_goes_out_and_the_log_holds_nothing_private() {
        int number = NUMBERS.incrementAndGet();
        assertThat(house.postOrder(Orders.json(number, phone(number)), Map.of()).statusCode())
                .isEqualTo(202);
        house.awaitMessage("#" + number, "read");
        log.close();
        assertThat(log.lines())
                .noneMatch(line -> line.contains("491510000")
                        || line.contains("Berger")
                        || line.contains("whispered")
                        || line.contains("demo-access-token")
                        || line.contains("demo-api-key")
                        || line.contains("demo-app-secret")
                        || line.contains("demo-shopify-secret"));
    }

    private static String phone(int number) {
        return "+491510000" + number;
    }

    private static Map<String, byte[]> unreadable() {
        var bodies = new LinkedHashMap<String, byte[]>();
        bodies.put("no JSON", bytes("whispered words, {not json"));
        bodies.put("nothing", new byte[0]);
        bodies.put("brackets", bytes("[".repeat(100_000)));
        bodies.put("closed brackets", bytes("[".repeat(100_000) + "]".repeat(100_000)));
        bodies.put("objects", bytes("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
        bodies.put("ISO-8859-1", "{\"id\":1,\"name\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1));
        bodies.put("raw surrogates", new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'});
        bodies.put("zeros", new byte[1000]);
        return bodies;
    }

    @Test
    void what_no_json_reader_takes_is_refused_or_parked_at_either_door() {
        unreadable().forEach((what, body) -> {
            refusedOrParked(what + " signed", house.postOrder(body, Map.of()));
            refusedOrParked(
                    what + " with key",
                    house.handIn("shopify", Map.of("X-Shopify-Topic", "orders/create", "X-Key", "1"), body));
        });
    }

    @Test
    void what_no_json_reader_takes_is_parked_behind_the_webhook() {
        unreadable().forEach((what, body) -> {
            HttpResponse<String> answer = house.postWebhook(body);
            assertThat(answer.statusCode()).as(what).isIn(200, 400);
        });
        House.await(
                "parked webhooks",
                () -> house.pages("/parked?limit=500&cause=webhook.not-json").size(),
                count -> count >= 5);
        assertThat(house.post(
                                house.url() + "/whatsapp/webhook",
                                Map.of("Content-Type", "application/json"),
                                bytes("{}"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void more_than_a_door_takes_is_413() {
        byte[] huge = bytes("{\"id\":1,\"note\":\"" + "x".repeat(21 * 1024 * 1024) + "\"}");

        assertThat(house.postOrder(huge, Map.of()).statusCode()).isEqualTo(413);
        assertThat(house.postWebhook(huge).statusCode()).isEqualTo(413);
        assertThat(house.handIn("shopify", Map.of("X-Shopify-Topic", "orders/create"), huge)
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void what_is_just_small_enough_for_its_door_is_taken_and_sent() {
        int number = NUMBERS.incrementAndGet();
        int second = NUMBERS.incrementAndGet();
        String large = "x".repeat(10 * 1024 * 1024 - 2_000);
        String order = Orders.json(number, phone(number), Map.of("note", large, "note2", large));
        String signed = Orders.json(second, phone(second), Map.of("note", "x".repeat(5_000_000)));

        HttpResponse<String> answer = house.handIn("shopify", Map.of("X-Shopify-Topic", "orders/create"), bytes(order));
        assertThat(house.postOrder(signed, Map.of()).statusCode()).isEqualTo(202);

        assertThat(answer.statusCode()).isEqualTo(202);
        house.awaitMessage("#" + number, "read");
        house.awaitMessage("#" + second, "read");
    }

    @Test
    void a_string_no_reader_takes_is_parked_and_shown_in_part() {
        byte[] order = bytes(Orders.json(1, phone(1), Map.of("note", "x".repeat(20 * 1024 * 1024 - 2_000))));

        Tree parked = parked(house.handIn("shopify", Map.of("X-Shopify-Topic", "orders/create"), order));

        assertThat(parked.text("cause")).hasValue("document.unreadable");
        assertThat(parked.text("payload").orElseThrow()).hasSize(64 * 1024);
        assertThat(parked.text("payloadCut")).hasValue("true");
    }

    @Test
    void half_characters_in_a_name_do_no_harm() {
        int number = NUMBERS.incrementAndGet();
        String order = Orders.json(number, phone(number)).replace("\"Ada\"", "\"\\ud800Ada\\udc00\\u0000\"");

        assertThat(house.postOrder(order, Map.of()).statusCode()).isEqualTo(202);

        Tree sent = house.awaitSent(phone(number));
        assertThat(Json.text(sent.node())).contains("Ada");
    }

    @Test
    void an_order_without_a_phone_is_refused_by_name() {
        int number = NUMBERS.incrementAndGet();
        var order = Orders.tree(number, "");
        order.remove("phone");

        house.postOrder(Json.text(order), Map.of());

        assertThat(house.awaitMessage("#" + number, "refused").text("reason", "code"))
                .hasValue("recipient.missing");
    }

    @Test
    void an_unknown_currency_is_parked_with_its_pointer_and_a_hint() {
        int number = NUMBERS.incrementAndGet();
        HttpResponse<String> answer =
                house.postOrder(Orders.json(number, phone(number), Map.of("currency", "XQX")), Map.of());

        Tree parked = parked(answer);
        assertThat(parked.text("cause")).hasValue("currency.unknown");
        assertThat(parked.text("pointer")).hasValue("/currency");
        assertThat(parked.text("advice"))
                .hasValueSatisfying(hint -> assertThat(hint).isNotBlank());
    }

    @Test
    void a_phone_without_country_is_read_in_the_country_of_its_address() {
        int number = NUMBERS.incrementAndGet();
        house.postOrder(Orders.json(number, "0151 0000" + number), Map.of());

        house.awaitSent(phone(number));
    }

    @Test
    void a_value_that_would_break_a_template_is_made_fit_or_refused_with_its_reason() {
        for (String name : List.of("Ada\nBerger\t\r\n   end", "{{1}} {{customer_name}} ${body}", "x".repeat(1_025))) {
            int number = NUMBERS.incrementAndGet();
            var customer = Map.of("id", 7, "first_name", name, "last_name", "Berger");
            house.postOrder(Orders.json(number, phone(number), Map.of("customer", customer)), Map.of());

            Tree message = house.awaitMessage("#" + number, "read", "refused");
            if (message.text("state").filter("read"::equals).isPresent()) {
                String sent =
                        Json.text(house.awaitSent(phone(number)).at("request").node());
                assertThat(sent).doesNotContain("\\n", "\\t", "    ", "x".repeat(1_025));
            } else {
                assertThat(message.text("reason", "code"))
                        .hasValueSatisfying(code -> assertThat(code).isNotBlank());
                assertThat(message.text("reason", "text"))
                        .hasValueSatisfying(text -> assertThat(text).isNotBlank());
            }
        }
    }

    @Test
    void camels_headers_in_any_spelling_and_place_steer_nothing(@TempDir Path empty) throws IOException {
        var calls = new AtomicInteger();
        HttpServer trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        trap.start();
        try {
            String there = "http://127.0.0.1:" + trap.getAddress().getPort() + "/";
            Map<String, String> evil = camelHeaders(there, empty.resolve("made").toString());
            int number = NUMBERS.incrementAndGet();
            var order = Orders.tree(number, phone(number));
            order.putAll(evil);
            order.put("headers", evil);
            assertThat(house.postOrder(Json.text(order), evil).statusCode()).isEqualTo(202);
            int second = NUMBERS.incrementAndGet();
            var handedIn = new LinkedHashMap<>(evil);
            handedIn.put("X-Shopify-Topic", "orders/create");
            assertThat(house.handIn("shopify", handedIn, bytes(Orders.json(second, phone(second))))
                            .statusCode())
                    .isEqualTo(202);
            house.awaitMessage("#" + number, "read");
            house.awaitMessage("#" + second, "read");
            house.tellSandbox(
                    "/customers/" + phone(number).substring(1) + "/messages",
                    Json.text(Map.of("type", "text", "text", "CamelHttpUri: " + there)));
            House.await(
                    "the answer is in the shop",
                    () -> house.replies(phone(number)),
                    list -> !list.isEmpty() && list.get(0).has("deliveredAt"));
            assertThat(calls).hasValue(0);
            try (Stream<Path> made = Files.list(empty)) {
                assertThat(made).isEmpty();
            }
        } finally {
            trap.stop(0);
        }
    }

    private static Map<String, String> camelHeaders(String there, String file) {
        var headers = new LinkedHashMap<String, String>();
        for (String name :
                List.of("CamelHttpUri", "camelhttpuri", "CAMELHTTPPATH", "cAmElHtTpBaseUri", "Camel-Http-Uri")) {
            headers.putIfAbsent(name, there);
        }
        headers.put("CamelFileName", file);
        headers.put("CamelBeanMethodName", "toString");
        headers.put("CamelJmsDestinationName", "dlq");
        headers.put("CamelExecCommandExecutable", "touch");
        headers.put("org.apache.camel.Http.Uri", there);
        headers.put("JMSReplyTo", "dlq");
        // an HTTP client sends one spelling of a name; a document may hold them all
        var distinct = new LinkedHashMap<String, String>();
        var seen = new ArrayList<String>();
        headers.forEach((name, value) -> {
            if (!seen.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                seen.add(name.toLowerCase(java.util.Locale.ROOT));
                distinct.put(name, value);
            }
        });
        return distinct;
    }

    private void refusedOrParked(String what, HttpResponse<String> answer) {
        if (answer.statusCode() == 202) {
            assertThat(parked(answer).text("advice")).as(what).isPresent();
        } else {
            assertThat(answer.statusCode()).as(what).isBetween(400, 499);
            assertThat(Tree.of(Json.parse(answer.body())).text("code")).as(what).isPresent();
        }
    }

    private Tree parked(HttpResponse<String> answer) {
        String id = Tree.of(Json.parse(answer.body())).text("eventId").orElseThrow();
        return House.await(
                        "parked " + id,
                        () -> house.parked().stream()
                                .filter(item ->
                                        item.text("eventId").filter(id::equals).isPresent())
                                .toList(),
                        list -> !list.isEmpty())
                .get(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
