package org.serai.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.SeraiException;

class EmbeddedBrokerTest {
    @TempDir
    Path home;

    private record Running(EmbeddedBroker server, JmsBroker broker) implements AutoCloseable {
        @Override
        public void close() {
            broker.close();
            server.close();
        }
    }

    private Running start() {
        EmbeddedBroker server = new EmbeddedBroker(new BrokerSettings(null, null, null, home, null));
        var factory = new ActiveMQConnectionFactory(server.url(), server.user(), server.password());
        factory.setReconnectAttempts(0);
        return new Running(server, new JmsBroker(factory));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(QueueMessage message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    @Test
    void a_second_one_on_the_same_directory_is_refused_at_once_until_the_first_has_ended() {
        try (Running first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOfSatisfying(
                            SeraiException.class,
                            known -> assertThat(known.code()).isEqualTo("home.in-use"));
            assertThat(first.broker().isUp()).isTrue();
        }
        try (Running second = start()) {
            assertThat(second.broker().isUp()).isTrue();
        }
    }

    @Test
    void a_message_outlives_the_broker() throws Exception {
        try (Running first = start()) {
            first.broker().send(Queues.INGRESS, "d1", Map.of("serai_tenant", "demo"), bytes("kept"));
        }
        BlockingQueue<QueueMessage> taken = new LinkedBlockingQueue<>();
        try (Running second = start();
                AutoCloseable consumer = second.broker().consume(Queues.INGRESS, 10, taken::addAll)) {
            QueueMessage message = taken.poll(10, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            assertThat(text(message)).isEqualTo("kept");
            assertThat(message.properties()).containsEntry("serai_tenant", "demo");
        }
    }

    @Test
    void the_same_duplicate_id_arrives_once_even_after_a_restart() throws Exception {
        try (Running first = start()) {
            first.broker().send(Queues.INGRESS, "same", Map.of(), bytes("one"));
            first.broker().send(Queues.INGRESS, "same", Map.of(), bytes("two"));
        }
        BlockingQueue<QueueMessage> taken = new LinkedBlockingQueue<>();
        try (Running second = start()) {
            second.broker().send(Queues.INGRESS, "same", Map.of(), bytes("three"));
            second.broker().send(Queues.INGRESS, "other", Map.of(), bytes("last"));
            try (AutoCloseable consumer = second.broker().consume(Queues.INGRESS, 10, taken::addAll)) {
                assertThat(text(taken.poll(10, TimeUnit.SECONDS))).isEqualTo("one");
                assertThat(text(taken.poll(10, TimeUnit.SECONDS))).isEqualTo("last");
            }
        }
    }

    @Test
    void a_batch_that_failed_comes_again_one_at_a_time_and_whole() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        BlockingQueue<List<String>> handled = new LinkedBlockingQueue<>();
        try (Running running = start()) {
            for (String name : List.of("a", "b", "c")) {
                running.broker().send(Queues.INGRESS, name, Map.of(), bytes(name));
            }
            BatchHandler handler = batch -> {
                if (calls.incrementAndGet() == 1) {
                    throw new IllegalStateException("the store is away");
                }
                handled.add(batch.stream().map(EmbeddedBrokerTest::text).toList());
            };
            try (AutoCloseable consumer = running.broker().consume(Queues.INGRESS, 10, handler)) {
                List<String> all = new ArrayList<>();
                while (all.size() < 3) {
                    List<String> batch = handled.poll(15, TimeUnit.SECONDS);
                    assertThat(batch).hasSize(1);
                    all.addAll(batch);
                }
                assertThat(all).containsExactlyInAnyOrder("a", "b", "c");
            }
        }
    }

    @Test
    void listening_without_a_password_is_refused() {
        BrokerSettings open = new BrokerSettings(null, "erp", null, home, "tcp://127.0.0.1:0");

        assertThatThrownBy(() -> new EmbeddedBroker(open)).hasMessageContaining("password");
    }
}
