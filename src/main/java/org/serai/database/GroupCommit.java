package org.serai.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Many callers, one committed batch: items handed in while a commit runs are written together by the next. A caller is
 * released after the commit that holds its item, or with its failure. Items are written in the order they came. When a
 * batch fails, each item is tried in a transaction of its own, so a bad one fails alone; when there is no database, all
 * fail at once. The writer may therefore see an item twice, never after a commit that held it.
 */
public final class GroupCommit<T> implements AutoCloseable {
    private static final long IDLE_MILLIS = 200;
    private final TransactionOperations transactions;
    private final Consumer<List<T>> writer;
    private final int most;
    private final long lingerNanos;
    private final BlockingQueue<Waiting<T>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    private record Waiting<T>(T item, CompletableFuture<Void> done) {}

    /**
     * @param most items in one transaction
     * @param writer runs inside the transaction, on this object's own thread
     */
    public GroupCommit(String name, TransactionOperations transactions, int most, Consumer<List<T>> writer) {
        this(name, transactions, most, Duration.ZERO, writer);
    }

    /** @param linger how long the first item of a batch waits for company; worth it where items come one by one */
    public GroupCommit(
            String name, TransactionOperations transactions, int most, Duration linger, Consumer<List<T>> writer) {
        this.lingerNanos = linger.toNanos();
        this.transactions = transactions;
        this.writer = writer;
        this.most = most;
        this.thread = new Thread(this::run, "commit-" + name);
        thread.start();
    }

    /** Completes after the commit, on the committing thread: what follows must be short, or go elsewhere. */
    public CompletableFuture<Void> add(T item) {
        var waiting = new Waiting<>(item, new CompletableFuture<Void>());
        queue.add(waiting);
        if (closed && queue.remove(waiting)) {
            waiting.done.completeExceptionally(new IllegalStateException("closed: " + thread.getName()));
        }
        return waiting.done;
    }

    /** What was handed in before is still written; then the thread ends. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var batch = new ArrayList<Waiting<T>>(most);
        while (!closed || !queue.isEmpty()) {
            collect(batch);
            if (!batch.isEmpty()) {
                write(batch);
                batch.clear();
            }
        }
    }

    private void collect(List<Waiting<T>> batch) {
        try {
            Waiting<T> first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                if (queue.size() < most - 1 && lingerNanos > 0) {
                    LockSupport.parkNanos(lingerNanos);
                }
                queue.drainTo(batch, most - 1);
            }
        } catch (InterruptedException notOurs) {
            // only close() ends this thread: an interrupt must not cost anyone the answer
        }
    }

    private void write(List<Waiting<T>> batch) {
        RuntimeException failure = tryWrite(batch);
        if (failure == null) {
            batch.forEach(w -> w.done.complete(null));
        } else if (batch.size() == 1 || failure instanceof CannotCreateTransactionException) {
            batch.forEach(w -> w.done.completeExceptionally(failure));
        } else {
            batch.forEach(w -> write(List.of(w)));
        }
    }

    private @Nullable RuntimeException tryWrite(List<Waiting<T>> batch) {
        try {
            transactions.executeWithoutResult(
                    status -> writer.accept(batch.stream().map(Waiting::item).toList()));
            return null;
        } catch (RuntimeException failed) {
            return failed;
        }
    }
}
