package org.serai.flow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts who is inside; once shut nobody enters any more. */
final class Gate {
    private static final int SHUT = 1 << 30;
    private final AtomicInteger state = new AtomicInteger();
    private final Object emptied = new Object();

    /** False when it is shut: there is a newer version to run in. */
    boolean enter() {
        int before = state.get();
        while (before < SHUT) {
            if (state.compareAndSet(before, before + 1)) {
                return true;
            }
            before = state.get();
        }
        return false;
    }

    void leave() {
        if (state.decrementAndGet() == SHUT) {
            synchronized (emptied) {
                emptied.notifyAll();
            }
        }
    }

    /** True when the last one left within the time. */
    boolean shut(Duration patience) throws InterruptedException {
        state.getAndUpdate(now -> now < SHUT ? now + SHUT : now);
        long end = System.nanoTime() + patience.toNanos();
        synchronized (emptied) {
            for (long left = patience.toNanos(); state.get() > SHUT && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(emptied, left);
            }
        }
        return state.get() == SHUT;
    }
}
