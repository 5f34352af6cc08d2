package org.serai.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long after acceptance (real time) each status of a message happens; {@code read} null: nobody reads. */
public record StatusPace(
        Duration sent, Duration delivered, @Nullable Duration read) {
    /** Quick enough to watch, slow enough to see the ticks change: 30, 120 and 400 ms. */
    public static StatusPace natural() {
        return new StatusPace(Duration.ofMillis(30), Duration.ofMillis(120), Duration.ofMillis(400));
    }
}
