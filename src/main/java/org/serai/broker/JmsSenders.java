package org.serai.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.serai.canonical.UnavailableException;

/** Sessions at rest, taken by one caller at a time. A session that failed is thrown away, not put back. */
final class JmsSenders implements DurableQueue, AutoCloseable {
    private static final int MOST_AT_ONCE = 128;
    private final ConnectionFactory factory;
    private final ConcurrentLinkedDeque<Sender> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    JmsSenders(ConnectionFactory factory) {
        this.factory = factory;
    }

    private record Sender(Connection connection, Session session, MessageProducer producer) implements AutoCloseable {
        void send(String queue, String duplicateId, Map<String, String> properties, byte[] body) throws JMSException {
            BytesMessage message = session.createBytesMessage();
            message.setStringProperty("_AMQ_DUPL_ID", duplicateId);
            for (Map.Entry<String, String> property : properties.entrySet()) {
                message.setStringProperty(property.getKey(), property.getValue());
            }
            message.writeBytes(body);
            producer.send(session.createQueue(queue), message);
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }
    }

    @Override
    public void send(String queue, String duplicateId, Map<String, String> properties, byte[] body) {
        if (!takePlace()) {
            throw new UnavailableException("broker", "every sender is busy", new IllegalStateException("busy"));
        }
        try {
            Sender sender = take();
            try {
                sender.send(queue, duplicateId, properties, body);
            } catch (JMSException | RuntimeException failed) {
                quietly(sender);
                throw failed;
            }
            idle.push(sender);
        } catch (JMSException | RuntimeException failed) {
            throw new UnavailableException(
                    "broker", "the broker did not take a message: " + failed.getMessage(), failed);
        } finally {
            places.release();
        }
    }

    private boolean takePlace() {
        try {
            return places.tryAcquire(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Sender take() throws JMSException {
        Sender rested = idle.poll();
        if (rested != null) {
            return rested;
        }
        Connection connection = factory.createConnection();
        try {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(null);
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            producer.setDisableMessageID(true);
            return new Sender(connection, session, producer);
        } catch (JMSException failed) {
            connection.close();
            throw failed;
        }
    }

    private static void quietly(Sender sender) {
        try {
            sender.close();
        } catch (JMSException alreadyGone) {
            // the connection is of no use in any case
        }
    }

    @Override
    public void close() {
        idle.forEach(JmsSenders::quietly);
    }
}
