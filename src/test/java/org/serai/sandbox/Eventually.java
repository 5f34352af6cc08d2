package org.serai.sandbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something to become true, ten seconds at most. */
final class Eventually {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private Eventually() {}

    static <T> T eventually(String what, Supplier<T> look, Predicate<T> wanted) {
        long until = System.nanoTime() + DEADLINE.toNanos();
        T seen = look.get();
        while (!wanted.test(seen)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + DEADLINE + ": " + what + "; last seen: " + seen);
            }
            LockSupport.parkNanos(5_000_000);
            seen = look.get();
        }
        return seen;
    }
}
