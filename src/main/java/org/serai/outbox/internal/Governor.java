package org.serai.outbox.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.serai.tenant.Sender;

/**
 * How much one number may send from here and now. Rate and Meta's pauses are shared with the other nodes: a few messages'
 * worth is fetched at a time, and what answers teach is handed on with the next fetch, on the caller's thread. The breaker,
 * and the pause after Meta could not be reached, are this node's own.
 */
final class Governor {
    private static final Duration FIRST_UNREACHABLE = Duration.ofMillis(500);
    private static final Duration LONGEST_UNREACHABLE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int PARTS_OF_A_SECOND = 10;
    private final PaceTable paces;
    private final Breaker breaker = new Breaker();
    private int tokens;
    private long nextFetch;
    private long unreachableUntil;
    private int unreachable;
    private int pauses;
    private boolean tooFast;
    private boolean wentThrough;
    private @Nullable Pause learnt;

    private record Pause(Duration shortest, String cause) {}

    Governor(PaceTable paces, long now) {
        this.paces = paces;
        this.nextFetch = now;
        this.unreachableUntil = now;
    }

    Breaker breaker() {
        return breaker;
    }

    /** How many may go right now. Only the loop that sends asks; what it asks the database holds up no answer. */
    int room(Sender sender, long now) {
        handOn(sender, lessons());
        if (needsFetch(now)) {
            fetched(fetch(sender), now);
        }
        return free(now);
    }

    private synchronized int free(long now) {
        return now - unreachableUntil < 0 ? 0 : breaker.room(Math.max(0, tokens), now);
    }

    private synchronized boolean needsFetch(long now) {
        return now - unreachableUntil >= 0 && tokens < 1 && now - nextFetch >= 0;
    }

    /** When to look again if there was no room. */
    synchronized Duration untilRoom(long now) {
        long nanos = Math.max(unreachableUntil - now, tokens < 1 ? nextFetch - now : 0);
        return Duration.ofNanos(Math.max(0, nanos));
    }

    synchronized void taken(int messages) {
        tokens -= messages;
        breaker.begins();
    }

    synchronized void tooFast() {
        tooFast = true;
        tokens = 0;
    }

    synchronized void pause(Duration shortest, String cause) {
        if (learnt == null || learnt.shortest.compareTo(shortest) < 0) {
            learnt = new Pause(shortest, cause);
        }
        tokens = 0;
    }

    /** Calls already under way when the first could not be made do not lengthen the pause. */
    synchronized Duration unreachable(long now) {
        breaker.unmade();
        if (now - unreachableUntil >= 0) {
            long nanos = FIRST_UNREACHABLE.toNanos() << Math.min(unreachable++, 12);
            unreachableUntil = now + Math.min(nanos, LONGEST_UNREACHABLE.toNanos());
        }
        return Duration.ofNanos(unreachableUntil - now);
    }

    synchronized void gotThrough() {
        unreachable = 0;
        wentThrough = pauses > 0;
    }

    private record Lessons(boolean tooFast, @Nullable Pause pause, boolean wentThrough) {}

    private synchronized Lessons lessons() {
        var lessons = new Lessons(tooFast, learnt, wentThrough && learnt == null);
        tooFast = false;
        learnt = null;
        wentThrough = false;
        return lessons;
    }

    private void handOn(Sender sender, Lessons lessons) {
        if (lessons.tooFast) {
            paces.slow(sender.id(), sender.throughput());
        }
        if (lessons.pause != null) {
            paces.pause(sender.id(), lessons.pause.shortest, lessons.pause.cause);
        } else if (lessons.wentThrough) {
            paces.resume(sender.id());
        }
    }

    private PaceTable.Grant fetch(Sender sender) {
        int most = Math.max(1, sender.throughput() / PARTS_OF_A_SECOND);
        return paces.buy(sender.id(), sender.throughput(), most).orElseGet(() -> {
            paces.know(sender.id(), sender.throughput());
            return paces.buy(sender.id(), sender.throughput(), most).orElseThrow();
        });
    }

    /** What was granted is void where an answer taught us otherwise meanwhile. */
    private synchronized void fetched(PaceTable.Grant grant, long now) {
        boolean isStale = learnt != null || tooFast;
        tokens = isStale ? 0 : grant.messages();
        pauses = grant.pauses();
        Duration wait = grant.askAgain().compareTo(LOOK_AGAIN) < 0 ? grant.askAgain() : LOOK_AGAIN;
        nextFetch = grant.messages() > 0 ? now : now + wait.toNanos();
    }
}
