package org.serai.broker;

import jakarta.jms.ConnectionFactory;

/** The broker, embedded or external. */
public interface Broker extends DurableQueue {
    /** Starts one consumer thread; closing stops it after the batch in hand. Reconnects by itself. */
    AutoCloseable consume(String queue, int maxBatch, BatchHandler handler);

    /** For JMS clients of the house (camel-jms); credentials are set. Connections are not pooled. */
    ConnectionFactory connectionFactory();

    /** A cheap question to the broker itself. */
    boolean isUp();
}
