package org.serai.outbox.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Messages of one number, by when they were accepted.
 *
 * @param from when the counted time begins
 * @param heard of these, how many a status was heard of within 2^key seconds of their acceptance
 */
public record Tally(Instant from, int accepted, Map<Integer, Integer> heard) {
    private static final int LONGEST = 16;

    /** More statuses than messages prove no more than as many. */
    int heardOf() {
        return Math.min(
                accepted, heard.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** The smallest power of two of seconds that is not shorter. */
    static int lagClass(Duration lag) {
        int power = 0;
        while (power < LONGEST && Duration.ofSeconds(1L << power).compareTo(lag) < 0) {
            power++;
        }
        return power;
    }
}
