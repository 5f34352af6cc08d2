package org.serai.flow.watch;

import java.time.Duration;

/** How long one subscription still lives, as its system last said. */
public final class SubscriptionFigures {
    private final SourceName name;
    private volatile long end = System.nanoTime();

    SubscriptionFigures(SourceName name) {
        this.name = name;
    }

    SourceName name() {
        return name;
    }

    double secondsLeft() {
        return Math.max(0, (end - System.nanoTime()) / 1e9);
    }

    public void lives(Duration left) {
        end = System.nanoTime() + left.toNanos();
    }
}
