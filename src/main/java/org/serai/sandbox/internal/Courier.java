package org.serai.sandbox.internal;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings updates to the webhook: several calls at once, up to 1,000 updates a call when they wait, at least once, in no
 * promised order. While nobody answers there, everything is kept and one call keeps knocking; up to a million waiting
 * updates, then the oldest are dropped and counted.
 */
final class Courier {
    private static final int AT_ONCE = 8;
    private static final int BATCH = 1_000;
    private static final int MOST_WAITING = 1_000_000;
    private static final int MOST_RESTING = 64;
    private static final long GIVE_UP = TimeUnit.DAYS.toNanos(7);
    private final Deque<Update> waiting = new ArrayDeque<>();
    private final Deque<Envelope> ready = new ArrayDeque<>();
    private final Deque<Update> homeless = new ArrayDeque<>();
    private final List<Envelope> resting = new ArrayList<>();
    private final Agenda agenda;
    private final Subscriptions subscriptions;
    private final Envelopes envelopes;
    private final Carrier carrier;
    private int inFlight;
    private long generation;
    private boolean reachable = true;
    private long delivered;
    private long failed;
    private long dropped;

    /** Makes one attempt; the outcome comes later, exactly once. */
    @FunctionalInterface
    interface Carrier {
        void carry(Envelope envelope, Consumer<Outcome> done);
    }

    enum Outcome {
        TAKEN,
        REFUSED,
        UNREACHABLE
    }

    Courier(Agenda agenda, Subscriptions subscriptions, Envelopes envelopes, Carrier carrier) {
        this.agenda = agenda;
        this.subscriptions = subscriptions;
        this.envelopes = envelopes;
        this.carrier = carrier;
    }

    /** Goes out with the next round of the agenda, together with all others of that moment. */
    void post(Update update) {
        collect(update);
        agenda.in(0, () -> {});
    }

    /** For acts of the agenda itself, whose round ends with {@link #flush}. */
    void collect(Update update) {
        if (!subscriptions.wants(update)) {
            return;
        }
        synchronized (this) {
            Deque<Update> queue = subscriptions.target(update).isPresent() ? waiting : homeless;
            queue.add(update);
            if (queue.size() > MOST_WAITING) {
                queue.removeFirst();
                dropped++;
            }
        }
    }

    void flush() {
        for (Envelope next = next(); next != null; next = next()) {
            Envelope envelope = next;
            long mine = generation();
            carrier.carry(envelope, outcome -> done(envelope, outcome, mine));
        }
    }

    private synchronized long generation() {
        return generation;
    }

    private synchronized @Nullable Envelope next() {
        if (inFlight >= AT_ONCE) {
            return null;
        }
        Envelope again = ready.poll();
        boolean knocking = !reachable && (inFlight > 0 || !resting.isEmpty());
        if (again == null && (knocking || resting.size() >= MOST_RESTING)) {
            return null;
        }
        Envelope next = again == null ? formed() : again;
        if (next != null) {
            inFlight++;
        }
        return next;
    }

    /** As many waiting updates as go to one address, in their order; a raw one travels alone. */
    private @Nullable Envelope formed() {
        for (Update first = waiting.poll(); first != null; first = waiting.poll()) {
            Optional<URI> target = subscriptions.target(first);
            if (target.isEmpty()) {
                homeless.add(first);
                continue;
            }
            var batch = new ArrayList<Update>(List.of(first));
            while (batch.size() < BATCH && joins(first, waiting.peek(), target)) {
                batch.add(waiting.remove());
            }
            return new Envelope(target.get(), envelopes.bytes(batch), List.copyOf(batch), 0, System.nanoTime());
        }
        return null;
    }

    private boolean joins(Update first, @Nullable Update next, Optional<URI> target) {
        boolean raw = first instanceof Update.Raw || next instanceof Update.Raw;
        return next != null && !raw && subscriptions.target(next).equals(target);
    }

    private void done(Envelope envelope, Outcome outcome, long mine) {
        synchronized (this) {
            if (mine != generation) {
                return;
            }
            inFlight--;
            boolean back = !reachable && outcome == Outcome.TAKEN;
            reachable = outcome != Outcome.UNREACHABLE;
            if (back) {
                ready.addAll(resting);
                resting.clear();
            }
            if (outcome == Outcome.TAKEN) {
                delivered++;
            } else {
                failed++;
                rest(envelope.failedAgain());
            }
        }
        if (outcome == Outcome.TAKEN) {
            envelope.updates().forEach(update -> update.arrived().run());
        }
        agenda.in(0, () -> {});
    }

    private void rest(Envelope envelope) {
        if (System.nanoTime() - envelope.madeNanos() > GIVE_UP) {
            dropped += envelope.updates().size();
            return;
        }
        resting.add(envelope);
        agenda.in(envelope.gapMillis(), () -> wake(envelope));
    }

    private synchronized void wake(Envelope envelope) {
        if (resting.removeIf(rested -> rested == envelope)) {
            ready.add(envelope);
        }
    }

    /** What waits goes to the new address, also what was refused at the old one. */
    synchronized void redirected(@Nullable URI old, URI target) {
        waiting.addAll(homeless);
        homeless.clear();
        ready.addAll(resting);
        resting.clear();
        ready.addAll(drained(ready).stream()
                .map(envelope -> envelope.target().equals(old) ? envelope.redirected(target) : envelope)
                .toList());
        reachable = true;
        agenda.in(0, () -> {});
    }

    private static List<Envelope> drained(Deque<Envelope> queue) {
        var all = List.copyOf(queue);
        queue.clear();
        return all;
    }

    synchronized void clear() {
        waiting.clear();
        homeless.clear();
        ready.clear();
        resting.clear();
        inFlight = 0;
        generation++;
        reachable = true;
    }

    synchronized Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("waiting", waiting.size() + homeless.size());
        tree.put("retrying", resting.size() + ready.size());
        tree.put("inFlight", inFlight);
        tree.put("delivered", delivered);
        tree.put("failedAttempts", failed);
        tree.put("dropped", dropped);
        tree.put("reachable", reachable);
        return tree;
    }
}
