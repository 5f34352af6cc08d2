package org.serai.sandbox.internal;

import java.util.ArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Things to do later, in real time, one thread. Due moments are rounded up to ten milliseconds, so that what falls due
 * together is done together; after each such round {@code afterRound} runs once.
 */
final class Agenda implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);
    private final DelayQueue<Entry> entries = new DelayQueue<>();
    private final AtomicLong order = new AtomicLong();
    private final Thread worker = new Thread(this::work, "sandbox-agenda");
    private volatile Runnable afterRound = () -> {};

    void start(Runnable roundEnd) {
        afterRound = roundEnd;
        worker.setDaemon(true);
        worker.start();
    }

    void in(long millis, Runnable act) {
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        entries.add(new Entry(due + STEP - Math.floorMod(due, STEP), order.incrementAndGet(), act));
    }

    void clear() {
        entries.clear();
    }

    private void work() {
        var round = new ArrayList<Entry>();
        try {
            while (true) {
                round.add(entries.take());
                entries.drainTo(round);
                round.forEach(entry -> guarded(entry.act()));
                round.clear();
                guarded(afterRound);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void guarded(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException ours) {
            LOG.error("a planned act of the sandbox failed", ours);
        }
    }

    @Override
    public void close() {
        worker.interrupt();
    }

    private record Entry(long due, long order, Runnable act) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            var that = (Entry) other;
            int byTime = Long.signum(due - that.due);
            return byTime == 0 ? Long.compare(order, that.order) : byTime;
        }
    }
}
