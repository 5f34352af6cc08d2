package org.serai.canonical;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Business time: windows, quiet hours, expiry, pauses Meta asks for, the age of an unclear answer. It follows the
 * database's, so all hubs on one database have the same; a jump of that is believed only after it has stood for a while
 * (ADR 0019). The demo moves it. Leases live by the database's clock itself, deadlines and signature tolerances by real time.
 */
public final class HouseClock extends Clock {
    private static final Duration NO_JUMP = Duration.ofSeconds(5);
    private final Clock steady;
    private volatile Duration offset = Duration.ZERO;
    private volatile Duration correction = Duration.ZERO;
    private volatile @Nullable Doubt doubt;

    /** @param ahead what it would have to jump by */
    private record Doubt(Duration ahead, Instant since) {
        boolean isAbout(Duration other) {
            return isNoJump(ahead.minus(other));
        }
    }

    /** @param steady one that never jumps */
    public HouseClock(Clock steady) {
        this.steady = steady;
    }

    /** The demo's customers live in another time than the database. */
    public void setOffset(Duration changed) {
        offset = changed;
    }

    /**
     * Follows a small difference at once; a jump leaves the time as it is and unsure, until it is undone or is made.
     *
     * @param real the time by the database
     * @param error how wrong that may be
     * @param patience how long a jump must have stood to be believed
     * @return the jump to make, once it is believed
     */
    public synchronized Optional<Duration> follow(Instant real, Duration error, Duration patience) {
        Instant counted = steady.instant();
        Duration ahead = Duration.between(counted.plus(correction), real);
        if (isNoJump(ahead)) {
            jump(ahead.abs().compareTo(error) > 0 ? ahead : Duration.ZERO);
            return Optional.empty();
        }
        Doubt before = doubt;
        Doubt stands = before != null && before.isAbout(ahead) ? before : new Doubt(ahead, counted);
        doubt = stands;
        boolean isBelieved = !counted.isBefore(stands.since.plus(patience));
        return isBelieved ? Optional.of(ahead) : Optional.empty();
    }

    /** From now on it is that much later, and that is sure. */
    public synchronized void jump(Duration ahead) {
        correction = correction.plus(ahead);
        doubt = null;
    }

    /** False while nobody can tell what time it is: then nothing is sent and nothing expires. */
    public boolean isSure() {
        return doubt == null;
    }

    private static boolean isNoJump(Duration difference) {
        return difference.abs().compareTo(NO_JUMP) <= 0;
    }

    @Override
    public Instant instant() {
        return steady.instant().plus(correction).plus(offset);
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
