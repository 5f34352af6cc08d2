package org.serai.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.springframework.util.unit.DataSize;

class EmbeddedBrokerTest {
    private static final String INGRESS = Queues.ingress(new TenantId("demo"));

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
        EmbeddedBroker server =
                new EmbeddedBroker(new BrokerSettings(null, null, null, home, null, DataSize.ofGigabytes(1)));
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
            first.broker().send(INGRESS, Map.of("serai_tenant", "demo"), bytes("kept"));
        }
        BlockingQueue<QueueMessage> taken = new LinkedBlockingQueue<>();
        try (Running second = start();
                AutoCloseable consumer = second.broker().consume(INGRESS, 10, taken::addAll)) {
            QueueMessage message = taken.poll(120, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            assertThat(text(message)).isEqualTo("kept");
            assertThat(message.properties()).containsEntry("serai_tenant", "demo");
        }
    }

    @Test
    void what_is_to_come_later_comes_later_even_from_a_broker_that_ended_meanwhile() throws Exception {
        Duration delay = Duration.ofSeconds(2);
        long sent;
        try (Running first = start()) {
            sent = System.nanoTime();
            first.broker().send(INGRESS, Map.of(), bytes("later"), delay);
            first.broker().send(INGRESS, Map.of(), bytes("at once"));
        }
        BlockingQueue<QueueMessage> taken = new LinkedBlockingQueue<>();
        try (Running second = start();
                AutoCloseable consumer = second.broker().consume(INGRESS, 10, taken::addAll)) {
            assertThat(text(taken.poll(120, TimeUnit.SECONDS))).isEqualTo("at once");
            assertThat(text(taken.poll(120, TimeUnit.SECONDS))).isEqualTo("later");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThan(delay);
    }

    @Test
    void many_callers_at_once_are_each_released_after_their_own_message_is_on_disk() throws Exception {
        Set<String> released = ConcurrentHashMap.newKeySet();
        try (Running first = start()) {
            IntStream.range(0, 300).parallel().mapToObj(String::valueOf).forEach(name -> {
                first.broker().send(INGRESS, Map.of(), bytes(name));
                released.add(name);
            });
        }
        assertThat(released).hasSize(300);
        BlockingQueue<QueueMessage> taken = new LinkedBlockingQueue<>();
        try (Running second = start();
                AutoCloseable consumer = second.broker().consume(INGRESS, 10, taken::addAll)) {
            List<String> kept = new ArrayList<>();
            while (kept.size() < 300) {
                kept.add(text(taken.poll(120, TimeUnit.SECONDS)));
            }
            assertThat(kept).containsExactlyInAnyOrderElementsOf(released);
        }
    }

    @Test
    void a_broker_that_is_gone_is_told_to_every_caller() throws Exception {
        Running first = start();
        try (JmsBroker broker = first.broker()) {
            broker.send(INGRESS, Map.of(), bytes("kept"));
            first.server().close();
            assertThatThrownBy(() -> broker.send(INGRESS, Map.of(), bytes("not promised")))
                    .isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void a_broker_whose_disk_went_away_is_started_again_when_it_is_back_and_has_all_it_had_taken() throws Exception {
        Path journal = home.resolve("journal");
        Path away = home.resolve("away");
        byte[] tenthOfAMegabyte = new byte[100_000];
        try (Running running = start()) {
            running.broker().send(INGRESS, Map.of(), bytes("kept"));
            Files.move(journal, away);
            Files.createFile(journal);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 600; i++) {
                            running.broker().send(Queues.EVENTS_IN, Map.of(), tenthOfAMegabyte);
                        }
                    })
                    .isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> running.broker().send(INGRESS, Map.of(), bytes("not promised")))
                    .isInstanceOf(UnavailableException.class);
            Files.delete(journal);
            Files.move(away, journal);
            BlockingQueue<QueueMessage> taken = new LinkedBlockingQueue<>();
            try (AutoCloseable consumer = running.broker().consume(INGRESS, 10, taken::addAll)) {
                assertThat(text(taken.poll(120, TimeUnit.SECONDS))).isEqualTo("kept");
            }
        }
    }

    @Test
    void a_batch_that_failed_comes_again_one_at_a_time_and_before_what_came_later() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        BlockingQueue<List<String>> handled = new LinkedBlockingQueue<>();
        try (Running running = start()) {
            for (String name : List.of("a", "b", "c")) {
                running.broker().send(INGRESS, Map.of(), bytes(name));
            }
            BatchHandler handler = batch -> {
                if (calls.incrementAndGet() == 1) {
                    running.broker().send(INGRESS, Map.of(), bytes("later"));
                    throw new IllegalStateException("the store is away");
                }
                handled.add(batch.stream().map(EmbeddedBrokerTest::text).toList());
            };
            try (AutoCloseable consumer = running.broker().consume(INGRESS, 10, handler)) {
                List<String> all = new ArrayList<>();
                List<Integer> sizes = new ArrayList<>();
                while (all.size() < 4) {
                    List<String> batch = handled.poll(120, TimeUnit.SECONDS);
                    sizes.add(batch.size());
                    all.addAll(batch);
                }
                assertThat(all).containsExactly("a", "b", "c", "later");
                assertThat(sizes).startsWith(1, 1, 1);
            }
        }
    }

    @Test
    void a_tenants_documents_are_taken_while_anothers_are_not_done() throws Exception {
        String other = Queues.ingress(new TenantId("other"));
        CountDownLatch othersTaken = new CountDownLatch(1);
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        try (Running running = start()) {
            for (int i = 0; i < 1_000; i++) {
                running.broker().send(INGRESS, Map.of(), bytes("one of a thousand"));
            }
            running.broker().send(other, Map.of(), bytes("the only one"));
            BatchHandler waits = batch -> {
                awaitThat(othersTaken);
                batch.forEach(message -> done.add(text(message)));
            };
            BatchHandler takes = batch -> {
                batch.forEach(message -> done.add(text(message)));
                othersTaken.countDown();
            };
            try (AutoCloseable many = running.broker().consume(INGRESS, 10, waits);
                    AutoCloseable few = running.broker().consume(other, 10, takes)) {
                assertThat(done.poll(120, TimeUnit.SECONDS)).isEqualTo("the only one");
                assertThat(done.poll(120, TimeUnit.SECONDS)).isEqualTo("one of a thousand");
            }
        }
    }

    private static void awaitThat(CountDownLatch latch) {
        try {
            assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void one_consumer_at_a_time_takes_a_tenants_documents_and_the_next_goes_on_where_it_ended() throws Exception {
        BlockingQueue<String> first = new LinkedBlockingQueue<>();
        BlockingQueue<String> second = new LinkedBlockingQueue<>();
        try (Running running = start()) {
            AutoCloseable one = running.broker().consume(INGRESS, 1, batch -> first.add(text(batch.get(0))));
            try (AutoCloseable next = running.broker().consume(INGRESS, 1, batch -> second.add(text(batch.get(0))))) {
                List<String> sent =
                        IntStream.range(0, 20).mapToObj(String::valueOf).toList();
                sent.forEach(name -> running.broker().send(INGRESS, Map.of(), bytes(name)));
                awaitSize(20, first, second);
                assertThat(List.of(List.copyOf(first), List.copyOf(second))).containsExactlyInAnyOrder(sent, List.of());

                one.close();
                running.broker().send(INGRESS, Map.of(), bytes("afterwards"));
                awaitSize(21, first, second);
            }
            assertThat(second).endsWith("afterwards");
        }
    }

    private static void awaitSize(int size, BlockingQueue<String> one, BlockingQueue<String> other) {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (one.size() + other.size() < size && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(one.size() + other.size()).isEqualTo(size);
    }

    @Test
    void queues_of_all_are_watched_from_the_start_and_a_tenants_as_soon_as_it_is_read() throws Exception {
        try (Running running = start()) {
            assertThat(running.broker().queues()).containsExactlyInAnyOrderElementsOf(Queues.SHARED);

            try (AutoCloseable consumer = running.broker().consume(INGRESS, 1, batch -> {})) {
                assertThat(running.broker().queues()).contains(INGRESS).hasSize(Queues.SHARED.size() + 1);
            }
        }
    }

    @Test
    void listening_without_a_password_is_refused() {
        BrokerSettings open = new BrokerSettings(null, "erp", null, home, "tcp://127.0.0.1:0", DataSize.ofGigabytes(1));

        assertThatThrownBy(() -> new EmbeddedBroker(open)).hasMessageContaining("password");
    }
}
