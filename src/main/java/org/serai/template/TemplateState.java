package org.serai.template;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Meta last said about one template in one language.
 *
 * @param status Meta's word; an open set
 * @param category the one Meta bills, which may differ from the catalogue's
 * @param quality GREEN, YELLOW, RED or UNKNOWN
 * @param changedAt when {@code status} changed
 */
public record TemplateState(
        String wabaId,
        String name,
        String language,
        String status,
        @Nullable String category,
        @Nullable String quality,
        Instant changedAt) {
    /** FLAGGED is a warning: the template still goes out until Meta pauses or disables it. */
    private static final Set<String> SENDABLE = Set.of("APPROVED", "FLAGGED");

    public boolean isSendable() {
        return SENDABLE.contains(status);
    }

    /** Events that mean "approved again" are kept as APPROVED. */
    static String status(String event) {
        String word = event.toUpperCase(Locale.ROOT);
        return switch (word) {
            case "REINSTATED", "UNARCHIVED", "UNPAUSED" -> "APPROVED";
            default -> word;
        };
    }
}
