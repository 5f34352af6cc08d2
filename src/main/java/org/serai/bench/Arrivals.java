package org.serai.bench;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** When each order was posted and its message arrived, by the number of the order. Thread-safe. */
final class Arrivals {
    private final long[] postedNanos;
    private final AtomicLongArray arrivedNanos;
    private final AtomicIntegerArray times;
    private final AtomicLong distinct = new AtomicLong();
    private final AtomicLong twice = new AtomicLong();
    private final AtomicLong lastNanos = new AtomicLong();

    Arrivals(int events) {
        postedNanos = new long[events];
        arrivedNanos = new AtomicLongArray(events);
        times = new AtomicIntegerArray(events);
    }

    void posted(int order) {
        postedNanos[order] = System.nanoTime();
    }

    void arrived(int order) {
        arrived(order, System.nanoTime());
    }

    /** @param nanos when it did, as {@link System#nanoTime()} would have said */
    void arrived(int order, long nanos) {
        if (order < 0 || order >= postedNanos.length) {
            return;
        }
        if (times.incrementAndGet(order) == 1) {
            arrivedNanos.set(order, nanos);
            distinct.incrementAndGet();
            lastNanos.accumulateAndGet(nanos, Math::max);
        } else {
            twice.incrementAndGet();
        }
    }

    long distinct() {
        return distinct.get();
    }

    long twice() {
        return twice.get();
    }

    long lastNanos() {
        return lastNanos.get();
    }

    /** Sorted, in milliseconds, of what has arrived, from that order on. */
    double[] latencies(int first) {
        return java.util.stream.IntStream.range(first, postedNanos.length)
                .filter(i -> times.get(i) > 0)
                .mapToDouble(i -> (arrivedNanos.get(i) - postedNanos[i]) / 1e6)
                .sorted()
                .toArray();
    }

    static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }
}
