package org.serai.canonical;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A system that is away for now; the work is tried again, then parked. {@code where} names the system. */
public final class UnavailableException extends SeraiException {
    /** The code of every one of these. */
    public static final String CODE = "system.unavailable";

    private static final long serialVersionUID = 1L;

    @Nullable
    private final Duration retryAfter;

    public UnavailableException(String system, String message, Throwable cause) {
        this(system, message, null, cause);
    }

    /** @param retryAfter how long the system itself asks us to wait; null: it did not say */
    public UnavailableException(String system, String message, @Nullable Duration retryAfter, Throwable cause) {
        super(CODE, system, message, "tried again by itself; see the system's own state", cause);
        this.retryAfter = retryAfter;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
