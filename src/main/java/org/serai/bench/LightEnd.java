package org.serai.bench;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.UnavailableException;

/** The light API end with its echo: it counts by itself, the moment a message arrives. */
final class LightEnd implements ApiEnd {
    private static final long PAY_NANOS = 20_000_000;
    /** Each look costs the hub a scrape. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final StatusEcho echo = new StatusEcho();
    private final LoopbackServer api;
    private final boolean tellsAtOnce;
    private @Nullable HubMetrics reduced;
    private @Nullable Thread telling;
    private long told;

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
        reduced = new HubMetrics(hub);
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
                LockSupport.parkNanos(PAY_NANOS);
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
        long news = echo.pay();
        told += news;
        awaitReduced(reduced);
        return Optional.of(new Statuses(news, (System.nanoTime() - start) / 1e9));
    }

    private void awaitReduced(HubMetrics metrics) throws InterruptedException {
        long seen = Progress.await(told, LOOK, () -> (long) metrics.sum("serai_statuses_total"));
        if (seen < told) {
            throw new UnavailableException(
                    "hub", "it worked in " + seen + " of " + told + " statuses", new TimeoutException("no more"));
        }
    }

    @Override
    public void close() {
        if (telling != null) {
            telling.interrupt();
        }
        api.close();
    }
}
