package org.serai.tenant;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.serai.canonical.TenantId;
import org.serai.finding.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tenants in memory, live: a thread of its own looks four times a second, takes a change without mistakes, and keeps the old
 * with any. No caller ever waits for a file.
 */
public final class LiveTenants implements Tenants, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTenants.class);
    private static final long EVERY_MILLIS = 250;
    private final TenantSource source;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "tenants");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Map<TenantId, Tenant> tenants;
    private Snapshot seen;

    /** @throws org.serai.canonical.SeraiException when what is declared has a mistake */
    public LiveTenants(TenantSource source) {
        this.source = source;
        this.seen = source.snapshot();
        this.tenants = source.read();
        poller.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Snapshot now = source.snapshot();
            if (!now.equals(seen) && now.equals(source.snapshot())) {
                seen = now;
                tenants = source.read();
                LOG.info("tenants read anew: {}", tenants.keySet());
            }
        } catch (RuntimeException mistaken) {
            LOG.warn("tenants stay as they were: {}", mistaken.getMessage());
        }
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(tenants.get(id));
    }

    @Override
    public Collection<Tenant> all() {
        return List.copyOf(tenants.values());
    }

    @Override
    public void close() {
        poller.shutdownNow();
    }
}
