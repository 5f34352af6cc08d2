package org.serai.outbox.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Somebody has something to do. Many calls before a wait are one. */
final class Signal {
    private final Semaphore waiting = new Semaphore(0);

    void give() {
        if (waiting.availablePermits() == 0) {
            waiting.release();
        }
    }

    void await(Duration most) throws InterruptedException {
        if (waiting.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            waiting.drainPermits();
        }
    }
}
