package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.broker.StandaloneArtemis;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** The hub over an Artemis of somebody else: the released distribution in a process of its own. */
class ExternalBrokerIT {
    @TempDir
    private static Path folder;

    private static StandaloneArtemis broker;
    private static OwnHub hub;
    private static House house;

    @BeforeAll
    static void start() throws Exception {
        broker = StandaloneArtemis.start(folder);
        hub = OwnHub.start(
                folder.resolve("home"),
                Map.of(
                        "SERAI_BROKER_URL", broker.url(),
                        "SERAI_BROKER_USER", StandaloneArtemis.USER,
                        "SERAI_BROKER_PASSWORD", StandaloneArtemis.PASSWORD));
        house = hub.house();
    }

    @AfterAll
    static void end() {
        try {
            if (hub != null) {
                hub.close();
            }
        } finally {
            if (broker != null) {
                broker.close();
            }
        }
    }

    private static JMSContext client() {
        return new ActiveMQConnectionFactory(broker.url(), StandaloneArtemis.USER, StandaloneArtemis.PASSWORD)
                .createContext(JMSContext.AUTO_ACKNOWLEDGE);
    }

    @Test
    void the_main_job_runs_over_it() {
        house.postOrder(Orders.json(9001, "+4915100009001"), Map.of());
        house.awaitMessage("#9001", "read");

        house.tellSandbox("/customers/4915100009001/messages", "{\"type\":\"button\",\"index\":1}");

        Tree reply = House.await(
                        "the tap is in the shop",
                        () -> house.replies("+4915100009001"),
                        list -> !list.isEmpty() && list.get(0).has("deliveredAt"))
                .get(0);
        assertThat(reply.text("deliveredTo")).hasValue("shopify");
        assertThat(Json.text(house.sandbox("/calls?system=shopify").node())).contains("820982229001");
    }

    @Test
    void an_event_in_the_queue_goes_out_and_camels_properties_steer_nothing() throws JMSException {
        try (JMSContext client = client()) {
            var producer = client.createProducer();
            for (String name :
                    List.of("CamelHttpUri", "camelhttpuri", "CamelJmsDestinationName", "CAMELBEANMETHODNAME")) {
                producer.setProperty(name, "http://127.0.0.1:9/");
            }
            producer.send(client.createQueue("events.in"), Json.text(order("J-9101", "+4915100009101")));
            producer.send(client.createQueue("events.in"), Json.text(order("J-9101", "+4915100009101")));
            producer.send(client.createQueue("events.in"), "no JSON");
            producer.send(client.createQueue("events.in"), Json.text(order("J-9102", "+4915100009102")));
        }

        house.awaitMessage("J-9101", "read");
        house.awaitMessage("J-9102", "read");
        assertThat(house.sent("+4915100009101")).hasSize(1);
    }

    @Test
    void a_message_of_somebody_else_in_any_queue_of_ours_is_parked_and_its_neighbours_go_out() throws JMSException {
        try (JMSContext client = client()) {
            var producer = client.createProducer();
            house.postOrder(Orders.json(9401, "+4915100009401"), Map.of());
            for (String queue : List.of("ingress.tenant.demo", "ingress.fetch", "events.in")) {
                producer.send(client.createQueue(queue), "who is at " + queue);
            }
            producer.send(client.createQueue("events.in"), client.createTextMessage());
            house.postOrder(Orders.json(9402, "+4915100009401"), Map.of());
            producer.send(client.createQueue("events.in"), Json.text(order("J-9403", "+4915100009403")));
        }

        house.awaitMessage("#9401", "read");
        house.awaitMessage("#9402", "read");
        house.awaitMessage("J-9403", "read");
        assertParked("who is at ingress.tenant.demo", "queue.foreign");
        assertParked("who is at ingress.fetch", "queue.foreign");
        assertParked("who is at events.in", "connector.unknown");
        assertParked("", "document.empty");
        House.await(
                "nothing comes again",
                () -> house.metrics(),
                text -> text.lines()
                        .filter(line -> line.startsWith("serai_queue_messages{") && !line.contains("replies.out"))
                        .allMatch(line -> line.endsWith(" 0.0")));
    }

    private static void assertParked(String payload, String cause) {
        List<Tree> found = House.await(
                "parked: " + payload,
                () -> house.parked().stream()
                        .filter(item -> item.text("payload").orElse("").equals(payload)
                                && item.text("cause").filter(cause::equals).isPresent())
                        .toList(),
                list -> !list.isEmpty());
        assertThat(found).hasSize(1);
        assertThat(found.get(0).text("advice"))
                .hasValueSatisfying(advice -> assertThat(advice).isNotBlank());
    }

    @Test
    void an_answer_to_nothing_and_one_to_such_an_event_come_to_the_queue_of_replies() throws JMSException {
        try (JMSContext client = client();
                var replies = client.createConsumer(client.createQueue("replies.out"))) {
            String wamid = house.customerWrites("4915100009201", "Do you sell lamps?");

            Tree event = answer(replies, wamid);
            assertThat(event.text("type")).hasValue("reply.received.v1");
            assertThat(event.text("data", "text")).hasValue("Do you sell lamps?");
            assertThat(event.text("tenant")).hasValue("demo");

            client.createProducer().send(client.createQueue("events.in"), Json.text(order("J-9202", "+4915100009202")));
            Tree message = house.awaitMessage("J-9202", "read");
            house.tellSandbox("/customers/4915100009202/messages", "{\"type\":\"button\",\"index\":0}");
            assertThat(answer(replies, message.text("eventId").orElseThrow()).text("data", "button"))
                    .hasValue("change_address");
        }
    }

    @Test
    void whoever_speaks_amqp_hands_events_in_as_text_or_bytes_and_gets_the_answers() throws JMSException {
        String address = broker.url().replace("tcp:", "amqp:");
        try (JMSContext client = new JmsConnectionFactory(StandaloneArtemis.USER, StandaloneArtemis.PASSWORD, address)
                        .createContext(JMSContext.AUTO_ACKNOWLEDGE);
                var replies = client.createConsumer(client.createQueue("replies.out"))) {
            var events = client.createQueue("events.in");
            client.createProducer().send(events, Json.text(order("J-9501", "+4915100009501")));
            client.createProducer().send(events, Json.bytes(order("J-9502", "+4915100009502")));
            Tree message = house.awaitMessage("J-9501", "read");
            house.awaitMessage("J-9502", "read");

            house.tellSandbox("/customers/4915100009501/messages", "{\"type\":\"button\",\"index\":0}");

            assertThat(answer(replies, message.text("eventId").orElseThrow()).text("data", "button"))
                    .hasValue("change_address");
        }
    }

    @Test
    void killed_and_started_again_it_is_found_again_without_help() throws Exception {
        house.postOrder(Orders.json(9301, "+4915100009301"), Map.of());
        broker.kill();
        var refused = house.postOrder(Orders.json(9302, "+4915100009302"), Map.of());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        House.await("not ready without a broker", () -> house.readiness(), status -> status.equals("DOWN"));

        broker.startAgain();

        House.await(
                "the shop's next try",
                () -> house.postOrder(Orders.json(9302, "+4915100009302"), Map.of())
                        .statusCode(),
                status -> status == 202);
        house.awaitMessage("#9301", "read");
        house.awaitMessage("#9302", "read");
        house.customerWrites("4915100009303", "still there?");
        House.await("what was written", () -> house.replies("+4915100009303"), list -> !list.isEmpty());
        try (JMSContext client = client()) {
            client.createProducer().send(client.createQueue("events.in"), Json.text(order("J-9304", "+4915100009304")));
        }
        house.awaitMessage("J-9304", "read");
        assertThat(house.sent("+4915100009301")).hasSize(1);
        assertThat(house.readiness()).isEqualTo("UP");
    }

    /** The first with that correlation id; others may lie before it. */
    private static Tree answer(JMSConsumer replies, String correlationId) throws JMSException {
        Message message = replies.receive(House.PATIENCE.toMillis());
        while (message != null && !correlationId.equals(message.getJMSCorrelationID())) {
            message = replies.receive(House.PATIENCE.toMillis());
        }
        assertThat(message).as("an answer to " + correlationId).isInstanceOf(TextMessage.class);
        return Tree.of(Json.parse(((TextMessage) message).getText()));
    }

    private static Map<String, Object> order(String number, String phone) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", "e-" + number);
        event.put("source", "erp://test");
        event.put("type", "order.created.v1");
        event.put("subject", number);
        event.put("time", "2026-11-22T08:00:00Z");
        event.put("tenant", "demo");
        event.put(
                "data",
                Map.of(
                        "orderId",
                        number,
                        "orderNumber",
                        number,
                        "orderStatus",
                        "CREATED",
                        "customer",
                        Orders.person(phone),
                        "refs",
                        List.of(Map.of("system", "jms", "type", "order", "id", number))));
        return event;
    }
}
