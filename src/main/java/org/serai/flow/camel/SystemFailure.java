package org.serai.flow.camel;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.serai.canonical.RetryAfter;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;

/**
 * What a failed call means: a system that is away is asked again, one that refused is not. Says status and system, never
 * an address, a header or a body.
 */
public final class SystemFailure {
    /** Request timeout, too early, too many requests, and locked: the same call may succeed later. Source: RFC 9110, 6585. */
    private static final Set<Integer> LATER = Set.of(408, 423, 425, 429);

    private SystemFailure() {}

    public static RuntimeException of(String system, Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpOperationFailedException http) {
                return http(system, http);
            }
            if (cause instanceof SeraiException known) {
                return known;
            }
            if (cause instanceof IOException || cause instanceof jakarta.jms.JMSException) {
                return new UnavailableException(
                        system,
                        system + " cannot be reached: " + cause.getClass().getSimpleName(),
                        failed);
            }
        }
        return failed instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(system, failed);
    }

    private static SeraiException http(String system, HttpOperationFailedException http) {
        int status = http.getStatusCode();
        return status >= 500 || LATER.contains(status)
                ? new UnavailableException(
                        system, system + " answered " + status, retryAfter(http).orElse(null), http)
                : new SeraiException(
                        "sink.refused",
                        system,
                        system + " answered " + status,
                        "see what the system says about this call; mend settings or mapping, then replay",
                        http);
    }

    private static Optional<Duration> retryAfter(HttpOperationFailedException http) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (http.getResponseHeaders() != null) {
            headers.putAll(http.getResponseHeaders());
        }
        return RetryAfter.read(headers.get("Retry-After"), headers.get("Date"));
    }
}
