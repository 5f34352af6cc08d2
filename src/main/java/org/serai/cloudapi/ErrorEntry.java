package org.serai.cloudapi;

import java.time.Duration;

/**
 * What one error code of the Cloud API means and what becomes of the message.
 *
 * @param httpStatus as documented, 0 where it is not
 * @param meaning one sentence for a support person
 * @param hold for {@link Action#WAIT_UNTIL}: how long; otherwise zero
 */
public record ErrorEntry(
        int code, int httpStatus, String title, String meaning, Action action, Scope scope, Duration hold) {

    public enum Action {
        /** Somebody must put something right. */
        FIX,
        /** Tried again by itself, soon. */
        WAIT,
        /** Held for a fixed time, then tried again while the message still makes sense. */
        WAIT_UNTIL,
        /** This message will not go. */
        NEVER,
        /** May or may not have been accepted. */
        UNCLEAR
    }

    public enum Scope {
        MESSAGE,
        PERSON,
        PAIR,
        TEMPLATE,
        NUMBER
    }
}
