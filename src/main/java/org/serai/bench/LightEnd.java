package org.serai.bench;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The light API end with its echo: it counts by itself, the moment a message arrives. */
final class LightEnd implements ApiEnd {
    private static final long LOOK_NANOS = 20_000_000;
    private final StatusEcho echo = new StatusEcho();
    private final AtomicLong told = new AtomicLong();
    private final LoopbackServer api;
    private final boolean tellsAtOnce;
    private @Nullable HubCounter reduced;
    private @Nullable Thread telling;

    /** @param tellsAtOnce whether statuses follow each message, or wait until they are asked for */
    LightEnd(Arrivals arrivals, int latencyMs, boolean tellsAtOnce) {
        this.api = new LoopbackServer(2, () -> new LightApiHandler(arrivals, echo, latencyMs));
        this.tellsAtOnce = tellsAtOnce;
    }

    @Override
    public String url() {
        return api.url();
    }

    @Override
    public void join(URI hub) {
        reduced = new HubCounter(hub, "serai_statuses_total");
        echo.to(hub);
        if (tellsAtOnce) {
            telling = new Thread(this::tellAlong, "status-echo");
            telling.setDaemon(true);
            telling.start();
        }
    }

    private void tellAlong() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                echo.pay();
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void look() {
        // already counted
    }

    @Override
    public Optional<Statuses> settle() throws InterruptedException {
        if (tellsAtOnce || reduced == null) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        long before = told.get();
        told.addAndGet(echo.pay());
        while (reduced.value() < told.get()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return Optional.of(new Statuses(told.get() - before, (System.nanoTime() - start) / 1e9));
    }

    @Override
    public void close() {
        if (telling != null) {
            telling.interrupt();
        }
        api.close();
    }
}
