package org.serai.flow.watch;

import io.micrometer.core.instrument.Counter;

/** What one poll did since it started on this node. */
public final class PollFigures {
    private final SourceName name;
    private final Counter pages;
    private final Counter documents;
    private final Counter failures;
    private volatile long ended = System.nanoTime();

    PollFigures(SourceName name, Counter pages, Counter documents, Counter failures) {
        this.name = name;
        this.pages = pages;
        this.documents = documents;
        this.failures = failures;
    }

    SourceName name() {
        return name;
    }

    double ageSeconds() {
        return (System.nanoTime() - ended) / 1e9;
    }

    /** @param items how many documents stood in it */
    public void page(int items) {
        pages.increment();
        documents.increment(items);
    }

    /** All that is new is durable here. */
    public void ended() {
        ended = System.nanoTime();
    }

    public void failure() {
        failures.increment();
    }
}
