package org.serai.ingress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.serai.broker.Broker;
import org.serai.broker.Queues;
import org.serai.canonical.TenantId;
import org.serai.tenant.Tenant;
import org.serai.tenant.Tenants;
import org.springframework.context.SmartLifecycle;

/**
 * The threads that take documents in. One a tenant, so that nobody waits for another's million, and an order is in before
 * the parcel that refers to it; several for what has to be fetched, since each waits for somebody else's system. A tenant
 * that is declared later gets its own within a second; one that is taken away keeps it, for what was handed in before.
 */
final class IngressConsumers implements SmartLifecycle {
    private static final int BATCH = 512;
    private static final int FETCHERS = 4;
    private static final int PHASE = 1_000;
    private static final long LOOK_MILLIS = 500;
    private final Broker broker;
    private final Tenants tenants;
    private final IngressWorker worker;
    private final FetchWorker fetcher;
    private final List<AutoCloseable> running = new ArrayList<>();
    private final Set<TenantId> served = new HashSet<>();
    private @Nullable ScheduledExecutorService following;

    IngressConsumers(Broker broker, Tenants tenants, IngressWorker worker, FetchWorker fetcher) {
        this.broker = broker;
        this.tenants = tenants;
        this.worker = worker;
        this.fetcher = fetcher;
    }

    @Override
    public synchronized void start() {
        for (int i = 0; i < FETCHERS; i++) {
            running.add(broker.consume(Queues.FETCH, 1, fetcher));
        }
        following = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "ingress-tenants"));
        following.scheduleWithFixedDelay(this::serve, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void serve() {
        if (running.isEmpty()) {
            return; // stopped meanwhile
        }
        for (Tenant tenant : tenants.all()) {
            if (served.add(tenant.id())) {
                running.add(
                        broker.consume(Queues.ingress(tenant.id()), BATCH, batch -> worker.handle(tenant.id(), batch)));
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (following != null) {
            following.shutdownNow();
        }
        running.parallelStream().forEach(IngressConsumers::close);
        running.clear();
        served.clear();
    }

    private static void close(AutoCloseable consumer) {
        try {
            consumer.close();
        } catch (Exception failed) {
            throw new IllegalStateException("an ingress consumer did not stop", failed);
        }
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
