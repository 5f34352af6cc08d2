package org.serai.outbox.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Wamid;
import org.serai.cloudapi.CloudApiError;

/**
 * What one answer makes of its message, its attempt and its lane.
 *
 * @param state of the message from now on: accepted, queued, scheduled, failed or unknown
 * @param outcome of the attempt: accepted, rejected, throttled, not_sent or unknown
 * @param evidence what was seen, in words
 * @param notBefore the message waits until then; null: it does not
 * @param holdLaneUntil nobody in the lane goes before; null: the next may go
 * @param backoff pair limits met in a row
 * @param switchContent the template is to go instead of the free text
 */
record Settlement(
        Flight flight,
        String state,
        String outcome,
        @Nullable String evidence,
        @Nullable Wamid wamid,
        int httpStatus,
        @Nullable CloudApiError error,
        @Nullable Instant notBefore,
        @Nullable Instant holdLaneUntil,
        int backoff,
        boolean switchContent) {

    static Settlement of(Flight flight, String state, String outcome) {
        return new Settlement(flight, state, outcome, null, null, 0, null, null, null, 0, false);
    }

    Settlement evidence(String seen) {
        return new Settlement(
                flight,
                state,
                outcome,
                seen,
                wamid,
                httpStatus,
                error,
                notBefore,
                holdLaneUntil,
                backoff,
                switchContent);
    }

    Settlement wamid(Wamid id) {
        return new Settlement(
                flight, state, outcome, evidence, id, 200, error, notBefore, holdLaneUntil, backoff, switchContent);
    }

    Settlement error(int status, @Nullable CloudApiError seen) {
        return new Settlement(
                flight,
                state,
                outcome,
                evidence,
                wamid,
                status,
                seen,
                notBefore,
                holdLaneUntil,
                backoff,
                switchContent);
    }

    Settlement putOff(Instant until) {
        return new Settlement(
                flight,
                state,
                outcome,
                evidence,
                wamid,
                httpStatus,
                error,
                until,
                holdLaneUntil,
                backoff,
                switchContent);
    }

    Settlement holdLane(Instant until, int inARow) {
        return new Settlement(
                flight, state, outcome, evidence, wamid, httpStatus, error, notBefore, until, inARow, switchContent);
    }

    Settlement withTemplate() {
        return new Settlement(
                flight, state, outcome, evidence, wamid, httpStatus, error, notBefore, holdLaneUntil, backoff, true);
    }

    /** Not a byte of the request left. */
    boolean isUnwritten() {
        return outcome.equals("not_sent");
    }

    /** No longer waiting to be sent. */
    boolean isClosed() {
        return !state.equals("queued") && !state.equals("scheduled");
    }
}
