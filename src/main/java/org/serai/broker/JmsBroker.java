package org.serai.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The broker behind a JMS connection factory, wherever it runs. */
final class JmsBroker implements Broker, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final ConnectionFactory factory;
    private final Map<String, GroupSender> senders = new ConcurrentHashMap<>();
    private final Set<String> consumed = ConcurrentHashMap.newKeySet();

    JmsBroker(ConnectionFactory factory) {
        this.factory = factory;
    }

    @Override
    public void send(String queue, Map<String, String> properties, byte[] body, Duration delay) {
        sender(queue).send(properties, body, delay);
    }

    @Override
    public void sendAll(String queue, List<Letter> letters) {
        sender(queue).sendAll(letters);
    }

    private GroupSender sender(String queue) {
        return senders.computeIfAbsent(queue, name -> new GroupSender(factory, name, PATIENCE));
    }

    @Override
    public AutoCloseable consume(String queue, int maxBatch, BatchHandler handler) {
        consumed.add(queue);
        return new QueueConsumer(factory, queue, maxBatch, handler);
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return factory;
    }

    /** Those of all tenants together, and of the tenants those it has put into or taken from. */
    Set<String> queues() {
        return Stream.of(Queues.SHARED, senders.keySet(), consumed)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isUp() {
        try (Connection connection = factory.createConnection()) {
            connection.start();
            return true;
        } catch (JMSException away) {
            return false;
        }
    }

    @Override
    public void close() {
        senders.values().forEach(GroupSender::close);
    }
}
