package org.serai.outbox.internal;

import java.time.Duration;

/**
 * How fast one number may send, by the monotonic clock: a token bucket that begins at seven eighths of what Meta grants,
 * halves when Meta says it is too fast, and recovers by two per cent a second; and pauses, each twice as long as the one
 * before until a call gets through.
 */
final class Governor {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final double SECOND = 1_000_000_000.0;
    private double granted;
    private double rate;
    private double tokens;
    private long filledAt;
    private long pausedUntil;
    private long slowedAt;
    private int pauses;

    Governor(int throughput, long now) {
        this.granted = throughput;
        this.rate = throughput * 7 / 8.0;
        this.tokens = burst();
        this.filledAt = now;
        this.pausedUntil = now;
        this.slowedAt = now - (long) SECOND;
    }

    /** How many may go right now. */
    synchronized int room(int throughput, long now) {
        granted = throughput;
        double seconds = Math.max(0, (now - filledAt) / SECOND);
        rate = Math.min(granted, rate * Math.pow(1.02, seconds));
        tokens = Math.min(burst(), tokens + rate * seconds);
        filledAt = now;
        return now - pausedUntil < 0 ? 0 : (int) tokens;
    }

    synchronized void taken(int messages) {
        tokens -= messages;
    }

    /** When to look again if there was no room. */
    synchronized Duration untilRoom(long now) {
        double missing = Math.max(0, 1 - tokens) / rate * SECOND;
        return Duration.ofNanos((long) Math.max(missing, pausedUntil - now));
    }

    /** Meta said too fast: many answers of one burst count once. */
    synchronized void slower(long now) {
        if (now - slowedAt >= SECOND) {
            rate = Math.max(1, rate / 2);
            tokens = Math.min(tokens, 0);
            slowedAt = now;
        }
    }

    /** Nothing goes for a while; answers of calls already under way do not lengthen it. */
    synchronized Duration pause(Duration shortest, long now) {
        if (now - pausedUntil < 0) {
            return Duration.ofNanos(pausedUntil - now);
        }
        long nanos = Math.min(shortest.toNanos() << Math.min(pauses, 12), LONGEST_PAUSE.toNanos());
        pauses++;
        pausedUntil = now + nanos;
        return Duration.ofNanos(nanos);
    }

    synchronized void gotThrough() {
        pauses = 0;
    }

    private double burst() {
        return Math.max(1, rate / 4);
    }
}
