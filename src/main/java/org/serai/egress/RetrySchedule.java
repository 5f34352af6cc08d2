package org.serai.egress;

import java.time.Duration;
import java.util.List;

/** How long a system that was away is left alone: short at first, then ten minutes; longer where the system asks. */
public final class RetrySchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(120),
            Duration.ofSeconds(600));

    private RetrySchedule() {}

    /** @param attempts those made so far, at least 1 */
    public static Duration pauseAfter(int attempts) {
        return PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
    }

    /** Never sooner than we would have come by ourselves: who says 0 every time is not asked without a pause. */
    public static Duration pauseAfter(int attempts, Duration asked) {
        Duration ours = pauseAfter(attempts);
        return asked.compareTo(ours) > 0 ? asked : ours;
    }
}
