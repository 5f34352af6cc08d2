package org.serai.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after a server that belongs to this hub. When it has ended, though nobody here ended it, it is started again: at
 * once, then after pauses that grow up to 15 seconds, for as long as it takes. Only a server that has lived for a minute
 * is started at once again. Closing ends the looking after, not the server.
 */
public final class Caretaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration WELL = Duration.ofMinutes(1);
    private final String name;
    private final Ward ward;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Duration pause = Duration.ZERO;
    private long startedAt = System.nanoTime();

    /** The server. Asked and told by one thread. */
    public interface Ward {
        /** A cheap question; true also while it is still ending. */
        boolean isAlive();

        /** Clears away what is left of it and starts it over the same data. May be interrupted. */
        void startAgain() throws Exception;
    }

    public Caretaker(String name, Ward ward) {
        this.name = name;
        this.ward = ward;
        this.thread = new Thread(this::run, "caretaker-" + name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void run() {
        while (!closesWithin(LOOK)) {
            if (!ward.isAlive()) {
                startAgain();
            } else if (System.nanoTime() - startedAt > WELL.toNanos()) {
                pause = Duration.ZERO;
            }
        }
    }

    private void startAgain() {
        LOG.error("{} has ended and is started again in {} s", name, pause.toSeconds());
        if (closesWithin(pause)) {
            return;
        }
        pause = next(pause);
        try {
            ward.startAgain();
            LOG.warn("{} {}", name, ward.isAlive() ? "runs again" : "did not start");
        } catch (Exception failed) {
            LOG.error("{} did not start: {}", name, failed.getMessage());
        }
        startedAt = System.nanoTime();
    }

    private static Duration next(Duration pause) {
        Duration twice = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private boolean closesWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return closing.getCount() == 0;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
