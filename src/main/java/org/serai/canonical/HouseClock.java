package org.serai.canonical;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Business time: windows, quiet hours, expiry, pauses Meta asks for, the age of an unclear answer. The demo moves it.
 * Leases live by the database's clock, deadlines and signature tolerances by real time.
 */
public final class HouseClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    public HouseClock(Clock base) {
        this.base = base;
    }

    public void setOffset(Duration changed) {
        offset.set(changed);
    }

    /** How far it is ahead of real time. */
    public Duration offset() {
        return offset.get();
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
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
