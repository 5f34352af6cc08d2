package org.serai.sandbox.internal;

import java.util.concurrent.atomic.AtomicLong;

/** Counts changes, so that the page only asks for what is new. */
final class Pulse {
    private final AtomicLong version = new AtomicLong(1);

    void beat() {
        version.incrementAndGet();
    }

    long version() {
        return version.get();
    }
}
