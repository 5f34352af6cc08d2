package org.serai.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.Map;

/** The broker behind a JMS connection factory, wherever it runs. */
final class JmsBroker implements Broker, AutoCloseable {
    private final ConnectionFactory factory;
    private final JmsSenders senders;

    JmsBroker(ConnectionFactory factory) {
        this.factory = factory;
        this.senders = new JmsSenders(factory);
    }

    @Override
    public void send(String queue, String duplicateId, Map<String, String> properties, byte[] body) {
        senders.send(queue, duplicateId, properties, body);
    }

    @Override
    public AutoCloseable consume(String queue, int maxBatch, BatchHandler handler) {
        return new QueueConsumer(factory, queue, maxBatch, handler);
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return factory;
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
        senders.close();
    }
}
