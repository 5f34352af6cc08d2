package org.serai.ingress;

import java.util.ArrayList;
import java.util.List;
import org.serai.broker.Broker;
import org.serai.broker.Queues;
import org.springframework.context.SmartLifecycle;

/**
 * The threads that take documents in. One for the main queue, so that an order is in before the parcel that refers to it;
 * several for what has to be fetched, since each waits for somebody else's system.
 */
final class IngressConsumers implements SmartLifecycle {
    private static final int BATCH = 512;
    private static final int FETCHERS = 4;
    private static final int PHASE = 1_000;
    private final Broker broker;
    private final IngressWorker worker;
    private final FetchWorker fetcher;
    private final List<AutoCloseable> running = new ArrayList<>();

    IngressConsumers(Broker broker, IngressWorker worker, FetchWorker fetcher) {
        this.broker = broker;
        this.worker = worker;
        this.fetcher = fetcher;
    }

    @Override
    public synchronized void start() {
        running.add(broker.consume(Queues.INGRESS, BATCH, worker));
        for (int i = 0; i < FETCHERS; i++) {
            running.add(broker.consume(Queues.FETCH, 1, fetcher));
        }
    }

    @Override
    public synchronized void stop() {
        for (AutoCloseable consumer : running) {
            try {
                consumer.close();
            } catch (Exception failed) {
                throw new IllegalStateException("an ingress consumer did not stop", failed);
            }
        }
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
