package org.serai.house;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.serai.proof.SourceLedger;

/** Shops that post orders one after the other, each to its promise. */
final class Load implements AutoCloseable {
    private final AtomicInteger next;
    private final SourceLedger ledger;
    private final Shop shop;
    private final Duration pause;
    private final List<Thread> shops = new ArrayList<>();
    private volatile boolean ends;

    /** @param hub its address now; empty while there is none */
    Load(int threads, int firstNumber, Supplier<String> hub, SourceLedger ledger) {
        this(threads, firstNumber, Duration.ofMillis(50), hub, ledger);
    }

    /** @param pause of each shop between two orders */
    Load(int threads, int firstNumber, Duration pause, Supplier<String> hub, SourceLedger ledger) {
        this.next = new AtomicInteger(firstNumber);
        this.pause = pause;
        this.ledger = ledger;
        this.shop = new Shop(hub, ledger);
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(this::run, "shop-" + i);
            thread.setDaemon(true);
            shops.add(thread);
            thread.start();
        }
    }

    /** The hub's names of what it promised. */
    Set<String> promised() {
        return ledger.promised();
    }

    private void run() {
        while (!ends) {
            shop.postUntilPromised(next.getAndIncrement());
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** No new orders; those begun are posted to their end. */
    @Override
    public void close() {
        ends = true;
        for (Thread thread : shops) {
            try {
                thread.join(60_000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                throw new AssertionError("a shop never got its 202");
            }
        }
    }
}
