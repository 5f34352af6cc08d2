package org.serai.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages to list; what is null does not matter.
 *
 * @param to with or without plus, or a business-scoped user id
 * @param state as on the wire
 * @param cursor the {@code next} of the page before
 */
public record MessageFilter(
        @Nullable String businessKey,
        @Nullable String to,
        @Nullable String state,
        @Nullable String template,
        @Nullable Instant since,
        int limit,
        @Nullable String cursor) {
    public static final MessageFilter ALL = new MessageFilter(null, null, null, null, null, 50, null);
}
