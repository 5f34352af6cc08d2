package org.serai.connector;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a system signs its webhooks.
 *
 * @param secret the setting that holds it
 * @param user the setting that holds the user's name, for basic
 * @param signed body, timestamp, method, url in the order they are signed
 */
record Verification(
        String scheme,
        String header,
        String encoding,
        String prefix,
        String secret,
        @Nullable String user,
        boolean nfkd,
        List<String> signed,
        @Nullable Timestamp timestamp) {

    /** {@code format} is iso, seconds or millis; older or newer than the tolerance is refused. */
    record Timestamp(String header, String format, Duration tolerance) {}
}
