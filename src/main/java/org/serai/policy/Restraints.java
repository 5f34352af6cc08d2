package org.serai.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Reason;

/**
 * What may hold a message back though all else is well. Times are the first moment at which it holds no longer; null: it
 * does not hold.
 *
 * @param isListed false: the tenant writes to listed people only, and this is none of them
 * @param outdated why something newer makes the message pointless
 * @param quietUntil the end of the recipient's quiet hours
 * @param heldUntil the end of a pause Meta wants for marketing to this person
 * @param cappedUntil when the person has again had fewer messages than the cap
 * @param limitedUntil when the portfolio's messaging limit has room for one more person
 */
public record Restraints(
        boolean isListed,
        @Nullable Reason outdated,
        @Nullable Instant quietUntil,
        @Nullable Instant heldUntil,
        @Nullable Instant cappedUntil,
        @Nullable Instant limitedUntil) {
    public static final Restraints NONE = new Restraints(true, null, null, null, null, null);

    public Restraints outdated(@Nullable Reason why) {
        return why == null ? this : new Restraints(isListed, why, quietUntil, heldUntil, cappedUntil, limitedUntil);
    }

    public Restraints limited(@Nullable Instant until) {
        return until == null ? this : new Restraints(isListed, outdated, quietUntil, heldUntil, cappedUntil, until);
    }
}
