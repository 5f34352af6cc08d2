package org.serai.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.UnavailableException;
import org.serai.database.GroupCommit;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends to one queue. Callers that come together share one transaction of the broker, so one sync of its disk. A session
 * that failed is thrown away; while the broker is away or takes nothing, all that wait are told so.
 */
final class GroupSender implements AutoCloseable {
    private static final int MOST_TOGETHER = 256;
    private static final long IDLE = 0;
    private final ConnectionFactory factory;
    private final String queue;
    private final GroupCommit<Outgoing> group;
    private final Duration patience;
    private volatile long busySince = IDLE;
    private @Nullable Line line;

    private record Outgoing(Map<String, String> properties, byte[] body, Duration delay) {}

    private record Line(Connection connection, Session session, MessageProducer producer) {}

    /** @param patience how long a caller waits for a broker that says nothing, as one does whose disk is full */
    GroupSender(ConnectionFactory factory, String queue, Duration patience) {
        this.factory = factory;
        this.queue = queue;
        this.patience = patience;
        this.group =
                new GroupCommit<>("to-" + queue, TransactionOperations.withoutTransaction(), MOST_TOGETHER, this::send);
    }

    /** Returns after the broker has synced the message. Where one has waited in vain the next are refused at once. */
    void send(Map<String, String> properties, byte[] body, Duration delay) {
        await(List.of(new Outgoing(properties, body, delay)));
    }

    /** As above, with all in their order and in as few transactions as they fit into. */
    void sendAll(List<DurableQueue.Letter> letters) {
        await(letters.stream()
                .map(letter -> new Outgoing(letter.properties(), letter.body(), Duration.ZERO))
                .toList());
    }

    private void await(List<Outgoing> outgoing) {
        try {
            if (isStuck()) {
                throw new TimeoutException("it takes nothing; its disk may be full");
            }
            for (CompletableFuture<Void> sent :
                    outgoing.stream().map(group::add).toList()) {
                sent.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException failed) {
            throw refused(failed.getCause(), failed);
        } catch (TimeoutException full) {
            throw refused(full, full);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw refused(stopping, stopping);
        }
    }

    private static UnavailableException refused(@Nullable Throwable why, Exception failure) {
        return new UnavailableException("broker", "the broker did not take a message: " + why, failure);
    }

    private boolean isStuck() {
        long since = busySince;
        return since != IDLE && System.nanoTime() - since > patience.toNanos();
    }

    private void send(List<Outgoing> batch) {
        busySince = System.nanoTime() | 1; // never IDLE
        try {
            sendNow(batch);
        } finally {
            busySince = IDLE;
        }
    }

    /** On the thread of the group only. A session that rested may have died meanwhile: then once more over a fresh one. */
    private void sendNow(List<Outgoing> batch) {
        Line rested = line;
        line = null;
        if (rested == null || write(rested, batch) != null) {
            Line fresh = open();
            Exception refused = write(fresh, batch);
            if (refused != null) {
                throw away(refused);
            }
        }
    }

    /** @return why it was not written; null when it was */
    private @Nullable Exception write(Line open, List<Outgoing> batch) {
        try {
            for (Outgoing one : batch) {
                BytesMessage message = open.session.createBytesMessage();
                for (Map.Entry<String, String> property : one.properties.entrySet()) {
                    message.setStringProperty(property.getKey(), property.getValue());
                }
                message.writeBytes(one.body);
                open.producer.setDeliveryDelay(one.delay.toMillis());
                open.producer.send(message);
            }
            open.session.commit();
            line = open;
            return null;
        } catch (JMSException | RuntimeException failed) {
            close(open);
            return failed;
        }
    }

    /** All that wait are told at once: each alone would wait as long for the same answer. */
    private CannotCreateTransactionException away(Exception cause) {
        return new CannotCreateTransactionException("queue " + queue + ": " + cause.getMessage(), cause);
    }

    private Line open() {
        try {
            Connection connection = factory.createConnection();
            try {
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(Queues.address(queue)));
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                producer.setDisableMessageID(true);
                return new Line(connection, session, producer);
            } catch (JMSException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (JMSException | RuntimeException away) {
            throw away(away);
        }
    }

    private static void close(Line line) {
        try {
            line.connection.close();
        } catch (JMSException alreadyGone) {
            // the connection is of no use in any case
        }
    }

    @Override
    public void close() {
        group.close();
        if (line != null) {
            close(line);
        }
    }
}
