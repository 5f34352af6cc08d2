package org.serai.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Threads that take work out of a table: they go on while a step finds some, else they wait for a wake-up or the pause.
 * A step that throws is logged and tried again after the pause. Stopping lets each thread end the step in hand.
 */
public final class TableWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TableWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final String name;
    private final int threads;
    private final Duration pause;
    private final BooleanSupplier step;
    private final List<Thread> running = new ArrayList<>();
    private final Object bell = new Object();
    private long rings;
    private volatile boolean isRunning;

    /** @param step takes and does one piece of work; false when there was none */
    public TableWorker(String name, int threads, Duration pause, BooleanSupplier step) {
        this.name = name;
        this.threads = threads;
        this.pause = pause;
        this.step = step;
    }

    /** Work may be there now. */
    public void wake() {
        synchronized (bell) {
            rings++;
            bell.notifyAll();
        }
    }

    /** Work will be there once the caller's transaction has committed; without one, now. */
    public void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    @Override
    public synchronized void start() {
        if (isRunning) {
            return;
        }
        isRunning = true;
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(this::run, name + "-" + i);
            thread.setDaemon(true);
            running.add(thread);
            thread.start();
        }
    }

    @Override
    public synchronized void stop() {
        isRunning = false;
        wake();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : running) {
            join(thread, Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Stops before the doors and everything a step leans on. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 512;
    }

    private void run() {
        while (isRunning) {
            long heard = rings();
            if (!didWork()) {
                rest(heard);
            }
        }
    }

    private boolean didWork() {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException broken) {
            if (isRunning) {
                LOG.warn(
                        "{}: a step failed with {} and is tried again",
                        name,
                        broken.getClass().getSimpleName());
                LOG.debug("{}: the failed step", name, broken);
            }
            return false;
        }
    }

    private long rings() {
        synchronized (bell) {
            return rings;
        }
    }

    private void rest(long heard) {
        long deadline = System.nanoTime() + pause.toNanos();
        synchronized (bell) {
            try {
                long left = pause.toMillis();
                while (isRunning && rings == heard && left > 0) {
                    bell.wait(left);
                    left = (deadline - System.nanoTime()) / 1_000_000;
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void join(Thread thread, long millis) {
        try {
            thread.join(millis);
            if (thread.isAlive()) {
                thread.interrupt();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
