package org.serai.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for as long as there is some. */
final class Progress {
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private Progress() {}

    @FunctionalInterface
    interface Count {
        long now() throws InterruptedException;
    }

    /** @return what was counted last: what is wanted, or less where nothing new came for twenty seconds */
    static long await(long wanted, Duration pause, Count count) throws InterruptedException {
        long seen = count.now();
        long quietSince = System.nanoTime();
        while (seen < wanted && System.nanoTime() - quietSince < SILENCE.toNanos()) {
            LockSupport.parkNanos(pause.toNanos());
            long now = count.now();
            if (now != seen) {
                seen = now;
                quietSince = System.nanoTime();
            }
        }
        return seen;
    }
}
