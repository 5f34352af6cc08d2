package org.serai.cloudapi;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Wamid;

/** How one call to {@code POST /{phone-number-id}/messages} ended. */
public sealed interface SendResult {
    /** 200 with a message id: accepted, not yet sent. */
    record Accepted(Wamid wamid) implements SendResult {}

    /** A definite no with the Cloud API's reason: nothing was sent. */
    record Rejected(CloudApiError error) implements SendResult {}

    /** A definite no for now (429, 130429, 131056, 80007): nothing was sent, ask again later. */
    record Throttled(@Nullable Duration retryAfter, CloudApiError error) implements SendResult {}

    /** Nothing left this host (no connection, no name, no TLS, too late): may be sent again without risk. */
    record NotSent(String cause) implements SendResult {}

    /** The message may or may not have been accepted. Never sent again blindly; see ADR 0005. */
    record Unknown(String cause, int httpStatus, @Nullable CloudApiError error) implements SendResult {}

    default <T extends @Nullable Object> T fold(
            Function<Accepted, T> accepted,
            Function<Rejected, T> rejected,
            Function<Throttled, T> throttled,
            Function<NotSent, T> notSent,
            Function<Unknown, T> unknown) {
        if (this instanceof Accepted a) {
            return accepted.apply(a);
        }
        if (this instanceof Rejected r) {
            return rejected.apply(r);
        }
        if (this instanceof Throttled t) {
            return throttled.apply(t);
        }
        return this instanceof NotSent n ? notSent.apply(n) : unknown.apply((Unknown) this);
    }
}
