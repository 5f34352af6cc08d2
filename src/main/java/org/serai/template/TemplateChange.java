package org.serai.template;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * News about one template of an account; what is null has not changed.
 *
 * @param templateId Meta's own id of it
 * @param status Meta's word in any spelling, {@code REINSTATED} included
 * @param at as of when
 */
public record TemplateChange(
        String wabaId,
        String name,
        String language,
        @Nullable String templateId,
        @Nullable String status,
        @Nullable String category,
        @Nullable String quality,
        Instant at) {}
