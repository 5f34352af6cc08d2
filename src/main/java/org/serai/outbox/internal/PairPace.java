package org.serai.outbox.internal;

import org.serai.canonical.SeraiException;

/**
 * How fast one number may write to one person: a message every six seconds, and so many at once before that. Meta lets
 * up to 45 go at once and answers 131056 after them. Source: Meta, pair rate limit.
 */
record PairPace(int burst) {
    private static final int PERIOD_SECONDS = 6;
    private static final int MOST = 45;

    PairPace {
        if (burst < 1 || burst > MOST) {
            throw new SeraiException(
                    "setting.invalid",
                    "serai.pair-burst",
                    "`" + burst + "` will not do",
                    "set it to a number from 1 to " + MOST);
        }
    }

    int periodSeconds() {
        return PERIOD_SECONDS;
    }

    /** How far ahead of its time the last message of a burst may be. */
    int toleranceSeconds() {
        return (burst - 1) * PERIOD_SECONDS;
    }
}
