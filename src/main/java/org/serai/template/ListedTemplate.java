package org.serai.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One template in one language as {@code GET /{waba}/message_templates} lists it.
 *
 * @param components in the Cloud API's own spelling
 */
public record ListedTemplate(
        String id,
        String name,
        String language,
        String status,
        @Nullable String category,
        @Nullable String quality,
        List<Map<String, Object>> components) {}
