package org.serai.bench;

import java.net.URI;
import java.time.Duration;

/** What a hub has taken of a connector's documents, and what it has judged of their messages, by its metrics. */
final class TakenIn {
    private static final Duration LOOK = Duration.ofMillis(100);
    private final HubMetrics metrics;
    private final String connector;

    TakenIn(URI hub, String connector) {
        this.metrics = new HubMetrics(hub);
        this.connector = connector;
    }

    /**
     * How far something was, and when it last moved.
     *
     * @param nanos as {@link System#nanoTime()}
     */
    record Reached(long count, long nanos) {}

    long judged() throws InterruptedException {
        return (long) metrics.sum("serai_messages_submitted_total");
    }

    long documents() throws InterruptedException {
        return (long) metrics.sum("serai_documents_total", "connector=\"" + connector + "\"");
    }

    Reached awaitJudged(long wanted) throws InterruptedException {
        return await(wanted, this::judged);
    }

    Reached awaitDocuments(long wanted) throws InterruptedException {
        return await(wanted, this::documents);
    }

    private static Reached await(long wanted, Progress.Count count) throws InterruptedException {
        var last = new Object() {
            long seen = -1;
            long nanos;
        };
        Progress.await(wanted, LOOK, () -> {
            long now = count.now();
            if (now != last.seen) {
                last.seen = now;
                last.nanos = System.nanoTime();
            }
            return now;
        });
        return new Reached(last.seen, last.nanos);
    }
}
