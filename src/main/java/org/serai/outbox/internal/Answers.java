package org.serai.outbox.internal;

import java.time.Duration;
import java.time.Instant;
import org.serai.cloudapi.CloudApiError;
import org.serai.cloudapi.ErrorEntry;
import org.serai.cloudapi.ErrorTable;
import org.serai.cloudapi.SendResult;

/**
 * The table of answers: what each makes of the message. A definite no may be repeated as its error code says; an unclear
 * answer never is. Pure; the codes are data ({@link ErrorTable}).
 */
final class Answers {
    private static final int TEMPLATE_PAUSED = 132015;
    private static final int TEMPLATE_DISABLED = 132016;

    private static final int WINDOW_CLOSED = 131047;
    private static final int TRIES = 3;
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
    private final ErrorTable errors;
    private final Duration unclearHold;

    Answers(ErrorTable errors, Duration unclearHold) {
        this.errors = errors;
        this.unclearHold = unclearHold;
    }

    Settlement settle(Flight flight, SendResult result, Instant now) {
        return result.fold(
                accepted -> Settlement.of(flight, "accepted", "accepted").wamid(accepted.wamid()),
                rejected -> rejected(flight, rejected.error(), now),
                throttled -> throttled(flight, throttled, now),
                notSent -> Settlement.of(flight, "queued", "not_sent").evidence(notSent.cause()),
                unknown -> Settlement.of(flight, "unknown", "unknown")
                        .evidence(unknown.cause())
                        .error(unknown.httpStatus(), unknown.error())
                        .holdLane(now.plus(unclearHold), 0));
    }

    private Settlement rejected(Flight flight, CloudApiError error, Instant now) {
        ErrorEntry entry = errors.find(error.code());
        if (error.code() == WINDOW_CLOSED && flight.head().alternative() != null && !flight.switched()) {
            return again(flight, "rejected", error).withTemplate();
        }
        if (isStopped(flight, error)) {
            return flight.attempt() < TRIES
                    ? again(flight, "rejected", error)
                    : putOff(flight, error, now.plus(LONGEST_BACKOFF));
        }
        return switch (entry.action()) {
            case FIX ->
                entry.scope() == ErrorEntry.Scope.NUMBER ? again(flight, "rejected", error) : failed(flight, error);
            case NEVER -> failed(flight, error);
            case WAIT_UNTIL -> putOff(flight, error, now.plus(entry.hold()));
            case WAIT, UNCLEAR -> waitOrFail(flight, error, entry, now);
        };
    }

    /** Learned with the outcome, so the next judgement knows of it, and holds the message or takes its substitute. */
    private static boolean isStopped(Flight flight, CloudApiError error) {
        boolean hasSubstitute = flight.head().alternative() != null && !flight.switched();
        return error.code() == TEMPLATE_PAUSED || error.code() == TEMPLATE_DISABLED && hasSubstitute;
    }

    /** A limit of the number or the pair is waited out as often as it takes; a fault with the message is tried three times. */
    private Settlement waitOrFail(Flight flight, CloudApiError error, ErrorEntry entry, Instant now) {
        if (entry.scope() == ErrorEntry.Scope.PAIR) {
            return pair(flight, error, now);
        }
        boolean limit = entry.scope() == ErrorEntry.Scope.NUMBER;
        return limit || flight.attempt() < TRIES
                ? again(flight, "rejected", error).holdLane(now.plus(backoff(2, flight.attempt() - 1)), 0)
                : failed(flight, error);
    }

    private Settlement throttled(Flight flight, SendResult.Throttled throttled, Instant now) {
        CloudApiError error = throttled.error();
        if (errors.find(error.code()).scope() == ErrorEntry.Scope.PAIR) {
            return pair(flight, error, now);
        }
        Duration asked = throttled.retryAfter() == null ? Duration.ofSeconds(1) : throttled.retryAfter();
        return again(flight, "throttled", error)
                .holdLane(now.plus(asked), flight.head().lane().backoff());
    }

    /** Back-off 4^X seconds for this pair only, X from 0. Source: Meta, pair rate limit. */
    private static Settlement pair(Flight flight, CloudApiError error, Instant now) {
        int inARow = flight.head().lane().backoff();
        return again(flight, "throttled", error).holdLane(now.plus(backoff(4, inARow)), inARow + 1);
    }

    private static Settlement putOff(Flight flight, CloudApiError error, Instant until) {
        return Settlement.of(flight, "scheduled", "rejected")
                .error(error.httpStatus(), error)
                .putOff(until);
    }

    private static Settlement again(Flight flight, String outcome, CloudApiError error) {
        return Settlement.of(flight, "queued", outcome).error(error.httpStatus(), error);
    }

    private static Settlement failed(Flight flight, CloudApiError error) {
        return Settlement.of(flight, "failed", "rejected").error(error.httpStatus(), error);
    }

    private static Duration backoff(int base, int exponent) {
        double seconds = Math.min(Math.pow(base, exponent), LONGEST_BACKOFF.toSeconds());
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
