package org.serai.ingress;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;

/** Lets a file wait in its middle while the hub is too full: begun anew each time, a large one would never come to its end. */
final class Room {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private final Function<TenantId, Optional<Refusal>> admission;

    Room(Function<TenantId, Optional<Refusal>> admission) {
        this.admission = admission;
    }

    /** @throws UnavailableException when there is none for ten minutes, or the thread is interrupted */
    void await(TenantId tenant) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<Refusal> full = admission.apply(tenant);
        while (full.isPresent()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new UnavailableException(
                        "hub",
                        full.get().text(),
                        new IllegalStateException(full.get().code()));
            }
            LockSupport.parkNanos(full.get().retryAfter().toNanos());
            full = admission.apply(tenant);
        }
    }
}
