package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.flow.camel.Sources;
import org.serai.flow.edi.References;
import org.serai.flow.http.AllowedAddresses;
import org.serai.flow.lease.Leases;
import org.serai.ingress.DocumentDoor;
import org.serai.mapping.CanonicalSchemas;

/** A source route that reads a real broker's queue. */
class JmsSourceTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String SOURCE = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: shop-event-source
              labels: { camel.apache.org/kamelet.type: source }
            spec:
              definition: { title: Shop Event Source, description: Reads the shop's queue. }
              template:
                from:
                  uri: "jms:queue:shop.in"
                  steps:
                    - to: kamelet:sink
            """;
    private static final String ROUTE = """
            - route:
                id: shop-events
                description: Each message of the queue is handed to the hub.
                from:
                  uri: kamelet:shop-event-source
                  steps:
                    - to: { id: accept, uri: kamelet:accept-document-action, parameters: { connector: shop, type: orders/create, deliveryId: "${header.JMSCorrelationID}" } }
            """;

    @TempDir
    Path folder;

    private final List<DocumentDoor.Document> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private EmbeddedActiveMQ broker;
    private ConnectionFactory connections;
    private FlowProject project;
    private FlowEngine engine;
    private FlowWatcher watcher;

    @BeforeEach
    void start() throws Exception {
        broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("vm", "vm://4711")
                .addQueueConfiguration(QueueConfiguration.of("shop.in")
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(false)));
        broker.start();
        connections = new ActiveMQConnectionFactory("vm://4711");
        project = FlowProject.in(folder);
        project.write("connectors/shop/shop-event-source.kamelet.yaml", SOURCE);
        project.write("connectors/shop/shop.camel.yaml", project.read("connectors/shop/shop.camel.yaml") + ROUTE);
        var house = new FlowHouse(project.root(), () -> List.of(FlowHub.demo()));
        var loader = new FlowLoader(
                house,
                new CanonicalSchemas(),
                lookup -> {},
                new Outside(
                        Optional.of(connections),
                        Optional.of(this::accept),
                        Sources.NONE,
                        References.NONE,
                        Optional.empty(),
                        AllowedAddresses.INTERNET),
                false);
        engine = new FlowEngine(loader, Leases.ALONE, version -> {});
        watcher = new FlowWatcher(engine, house, Clock.fixed(FlowHub.NOW, ZoneOffset.UTC));
        assertThat(watcher.start()).as(engine.refused().toString()).isTrue();
        engine.startSources();
    }

    @AfterEach
    void stop() throws Exception {
        watcher.close();
        engine.close();
        ((AutoCloseable) connections).close();
        broker.stop();
    }

    private List<String> accept(DocumentDoor.Document document) {
        if (refusals.getAndDecrement() > 0) {
            throw new IllegalStateException("the door is shut");
        }
        accepted.add(document);
        return List.of("event");
    }

    private void send(String text, String correlation) {
        try (JMSContext context = connections.createContext()) {
            context.createProducer()
                    .setJMSCorrelationID(correlation)
                    .setProperty("CamelHttpUri", "http://127.0.0.1:1/evil")
                    .setProperty("camelfilename", "../../evil")
                    .setProperty("CAMELSqlQuery", "drop table message")
                    .send(context.createQueue("shop.in"), text);
        }
    }

    @Test
    void a_message_is_accepted_for_its_tenant_under_its_own_id() {
        refusals.set(0);
        send("{\"id\": 1}", "c-1");
        FlowHub.until(() -> !accepted.isEmpty(), SOON);
        var document = accepted.get(0);
        assertThat(String.valueOf(document.tenant())).isEqualTo("demo");
        assertThat(document.type()).isEqualTo("orders/create");
        assertThat(document.deliveryId()).isEqualTo("c-1");
        assertThat(document.body()).isEqualTo("{\"id\": 1}".getBytes(StandardCharsets.UTF_8));
        assertThat(document.headers()).isEmpty();
    }

    @Test
    void a_message_that_could_not_be_accepted_comes_again() {
        refusals.set(2);
        send("{\"id\": 1}", "c-1");
        FlowHub.until(() -> !accepted.isEmpty(), SOON);
        assertThat(accepted).hasSize(1);
    }

    @Test
    void messages_sent_during_swaps_all_arrive_once() {
        refusals.set(0);
        for (int i = 0; i < 60; i++) {
            send("{\"id\": " + i + "}", "c-" + i);
            if (i % 30 == 10) {
                int before = engine.version().orElseThrow().number();
                project.replace("routes/templates/order_confirmed.yaml", "Hello", "Hello,");
                FlowHub.until(() -> engine.version().orElseThrow().number() > before, SOON);
            }
        }
        FlowHub.until(() -> accepted.size() >= 60, SOON);
        assertThat(accepted)
                .extracting(d -> d.deliveryId())
                .doesNotHaveDuplicates()
                .hasSize(60);
    }

    @Test
    void health_counts_the_source_and_stopping_it_is_no_failure() {
        var health = new FlowHealth(engine);
        assertThat(health.state().down()).isEmpty();
        int with = health.state().routes();
        engine.stopSources();
        assertThat(health.state().isUp()).isTrue();
        assertThat(health.state().routes()).isLessThan(with);
    }
}
