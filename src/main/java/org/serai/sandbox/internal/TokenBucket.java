package org.serai.sandbox.internal;

import java.time.Duration;
import java.time.Instant;

/** So many at once, then one every {@code gap}; time never runs backwards in it. */
final class TokenBucket {
    private final long gapNanos;
    private final long burst;
    private Instant full = Instant.MIN;

    TokenBucket(int burst, Duration gap) {
        this.burst = burst;
        this.gapNanos = gap.toNanos();
    }

    /** {@code full} is when the bucket will be full again; a take moves it by one gap. */
    synchronized boolean take(Instant now) {
        Instant from = full.isAfter(now) ? full : now;
        if (Duration.between(now, from).toNanos() > (burst - 1) * gapNanos) {
            return false;
        }
        full = from.plusNanos(gapNanos);
        return true;
    }

    synchronized boolean isFull(Instant now) {
        return !full.isAfter(now);
    }
}
