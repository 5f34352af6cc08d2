package org.serai.canonical;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Begins at the system's time and is carried on by a counter nobody can set: it never jumps. */
public final class SteadyClock extends Clock {
    private final Instant begun = Clock.systemUTC().instant();
    private final long counter = System.nanoTime();

    @Override
    public Instant instant() {
        return begun.plusNanos(System.nanoTime() - counter);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
