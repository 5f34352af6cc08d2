package org.serai.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that takes batches in a transacted session and commits after the handler returned. A message on its second
 * or later try comes alone, so that it can only harm itself.
 */
final class QueueConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueConsumer.class);
    private static final long IDLE_MILLIS = 500;
    private static final long LONGEST_PAUSE_SECONDS = 5;
    private final ConnectionFactory factory;
    private final String queue;
    private final int maxBatch;
    private final BatchHandler handler;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    QueueConsumer(ConnectionFactory factory, String queue, int maxBatch, BatchHandler handler) {
        this.factory = factory;
        this.queue = queue;
        this.maxBatch = maxBatch;
        this.handler = handler;
        this.thread = new Thread(this::run, "take-" + queue);
        this.thread.start();
    }

    private void run() {
        long pauseSeconds = 1;
        while (isRunning()) {
            try (Connection connection = factory.createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
                MessageConsumer consumer = open(session);
                connection.start();
                while (isRunning()) {
                    takeBatch(session, consumer);
                    pauseSeconds = 1;
                }
            } catch (JMSException | RuntimeException failed) {
                if (isRunning()) {
                    LOG.warn("queue {}: {}; again in {} s", queue, failed.getMessage(), pauseSeconds);
                    pause(pauseSeconds);
                    pauseSeconds = Math.min(pauseSeconds * 2, LONGEST_PAUSE_SECONDS);
                }
            }
        }
    }

    /** A queue that a consumer finds missing is made by Artemis with none of the wishes in its address; a producer's has them. */
    private MessageConsumer open(Session session) throws JMSException {
        Queue wanted = session.createQueue(Queues.address(queue));
        session.createProducer(wanted).close();
        return session.createConsumer(wanted);
    }

    private void takeBatch(Session session, MessageConsumer consumer) throws JMSException {
        List<QueueMessage> batch = new ArrayList<>();
        Message message = consumer.receive(IDLE_MILLIS);
        while (message != null) {
            QueueMessage taken = read(message);
            batch.add(taken);
            boolean alone = taken.deliveryCount() > 1;
            message = alone || batch.size() >= maxBatch ? null : consumer.receiveNoWait();
        }
        if (!batch.isEmpty()) {
            handler.handle(Collections.unmodifiableList(batch));
            session.commit();
        }
    }

    private static QueueMessage read(Message message) throws JMSException {
        Map<String, String> properties = new HashMap<>();
        for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            Object value = message.getObjectProperty(name.toString());
            properties.put(name.toString(), String.valueOf(value));
        }
        int count = message.propertyExists("JMSXDeliveryCount") ? message.getIntProperty("JMSXDeliveryCount") : 1;
        return new QueueMessage(String.valueOf(message.getJMSMessageID()), properties, body(message), count);
    }

    private static byte[] body(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes) {
            byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(body);
            return body;
        }
        return message instanceof TextMessage text && text.getText() != null
                ? text.getText().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
    }

    private boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void pause(long seconds) {
        try {
            stopping.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            stopping.countDown();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
