package org.serai.outbox.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Stops sending where every other answer says nothing: each would be one more message nobody knows about. Opens at half of
 * at least twenty calls of thirty seconds unclear; then one call at a time finds out whether it is over, after a pause that
 * doubles each time it is not. What waits stays queued; no attempt is spent. By the monotonic clock, safe for many threads.
 */
final class Breaker {
    private static final int FEWEST_CALLS = 20;
    private static final long WINDOW = Duration.ofSeconds(30).toNanos();
    private static final long FIRST_PAUSE = Duration.ofSeconds(10).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(5).toNanos();
    private final Deque<Call> calls = new ArrayDeque<>();
    private int unclear;
    private boolean open;
    private boolean trying;
    private long tryAt;
    private long pause = FIRST_PAUSE;

    private record Call(long at, boolean isUnclear) {}

    /** How many calls may begin of those wished for. */
    synchronized int room(int wished, long now) {
        if (!open) {
            return wished;
        }
        return trying || now - tryAt < 0 ? 0 : Math.min(wished, 1);
    }

    /** A call begins. */
    synchronized void begins() {
        trying = open;
    }

    /** A call that was not made says nothing about those that are. */
    synchronized void unmade() {
        trying = false;
    }

    /** @return whether this answer opened or closed it */
    synchronized boolean ended(boolean isUnclear, long now) {
        boolean was = open;
        if (!open) {
            count(isUnclear, now);
            if (calls.size() >= FEWEST_CALLS && unclear * 2 >= calls.size()) {
                open(now, FIRST_PAUSE);
            }
        } else if (trying) {
            settle(isUnclear, now);
        }
        return was != open;
    }

    synchronized boolean isOpen() {
        return open;
    }

    private void settle(boolean isUnclear, long now) {
        trying = false;
        if (isUnclear) {
            open(now, Math.min(pause * 2, LONGEST_PAUSE));
        } else {
            open = false;
            calls.clear();
            unclear = 0;
        }
    }

    private void open(long now, long length) {
        open = true;
        pause = length;
        tryAt = now + length;
    }

    private void count(boolean isUnclear, long now) {
        calls.addLast(new Call(now, isUnclear));
        unclear += isUnclear ? 1 : 0;
        while (now - calls.getFirst().at > WINDOW) {
            unclear -= calls.removeFirst().isUnclear ? 1 : 0;
        }
    }
}
