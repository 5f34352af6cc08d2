package org.serai.flow.http;

import java.time.Duration;

/**
 * An access token and how long it may be used. Prints nothing of itself.
 *
 * @param refresh the refresh token to ask with next time; empty: the one before
 */
record Token(String value, String refresh, long end) {
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** It ends before the system says so: a minute, or for a short one a tenth of its time. */
    static Token lasting(String value, String refresh, Duration life) {
        Duration tenth = life.dividedBy(10);
        Duration margin = tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN;
        return new Token(value, refresh, System.nanoTime() + life.minus(margin).toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }

    @Override
    public String toString() {
        return "a token";
    }
}
