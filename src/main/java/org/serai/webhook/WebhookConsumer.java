package org.serai.webhook;

import org.jspecify.annotations.Nullable;
import org.serai.broker.Broker;
import org.serai.broker.Queues;
import org.springframework.context.SmartLifecycle;

/** Reads the queue {@code whatsapp} while the house runs; one consumer, so webhooks are handled in the order they came. */
final class WebhookConsumer implements SmartLifecycle {
    private final Broker broker;
    private final WebhookIntake intake;
    private final int maxBatch;
    private @Nullable AutoCloseable consumer;

    WebhookConsumer(Broker broker, WebhookIntake intake, int maxBatch) {
        this.broker = broker;
        this.intake = intake;
        this.maxBatch = maxBatch;
    }

    @Override
    public synchronized void start() {
        if (consumer == null) {
            consumer = broker.consume(Queues.WHATSAPP, maxBatch, intake);
        }
    }

    @Override
    public synchronized void stop() {
        if (consumer == null) {
            return;
        }
        try {
            consumer.close();
        } catch (Exception closing) {
            throw new IllegalStateException("the consumer of queue whatsapp did not stop", closing);
        } finally {
            consumer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return consumer != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 512;
    }
}
