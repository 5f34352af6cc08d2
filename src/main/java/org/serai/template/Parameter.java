package org.serai.template;

import org.jspecify.annotations.Nullable;

/**
 * A value a template asks for.
 *
 * @param example shown to Meta's reviewers and in previews
 * @param fallback used when the event does not say; without one the value is required
 */
public record Parameter(
        String name, Localized example, @Nullable Localized fallback) {
    public boolean isRequired() {
        return fallback == null;
    }
}
