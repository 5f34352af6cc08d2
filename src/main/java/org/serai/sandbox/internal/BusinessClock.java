package org.serai.sandbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Business time: windows, link ages, timestamps. Moves forward on demand and tells a follower the total offset. */
final class BusinessClock {
    private final Clock base;
    private final Consumer<Duration> follower;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    BusinessClock(Clock base, Consumer<Duration> follower) {
        this.base = base;
        this.follower = follower;
    }

    Instant now() {
        return base.instant().plus(offset.get());
    }

    /** Unix seconds as a string, as on the wire. */
    String seconds() {
        return Long.toString(now().getEpochSecond());
    }

    Duration offset() {
        return offset.get();
    }

    Duration advance(Duration by) {
        Duration total = offset.updateAndGet(current -> current.plus(by));
        follower.accept(total);
        return total;
    }

    void backToReal() {
        offset.set(Duration.ZERO);
        follower.accept(Duration.ZERO);
    }
}
