package org.serai.sandbox.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One template in one language, as the account holds it. Changing one makes a new one. */
record StoredTemplate(
        String id,
        String accountId,
        String name,
        String language,
        String category,
        String status,
        boolean named,
        Object components,
        String quality,
        String reason,
        Instant changedAt,
        TemplateShape shape) {

    StoredTemplate withStatus(String changed, String why, Instant at) {
        return new StoredTemplate(
                id, accountId, name, language, category, changed, named, components, quality, why, at, shape);
    }

    StoredTemplate withCategory(String changed, Instant at) {
        return new StoredTemplate(
                id, accountId, name, language, changed, status, named, components, quality, reason, at, shape);
    }

    StoredTemplate withQuality(String changed, Instant at) {
        return new StoredTemplate(
                id, accountId, name, language, category, status, named, components, changed, reason, at, shape);
    }

    StoredTemplate withComponents(Object changed, Instant at) {
        return new StoredTemplate(
                id,
                accountId,
                name,
                language,
                category,
                status,
                named,
                changed,
                quality,
                reason,
                at,
                TemplateShape.of(Node.list(changed)));
    }

    boolean isApproved() {
        return "APPROVED".equals(status);
    }

    /** Every field the list and read calls can be asked for. */
    Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", name);
        tree.put("parameter_format", named ? "NAMED" : "POSITIONAL");
        tree.put("components", components);
        tree.put("language", language);
        tree.put("status", status);
        tree.put("category", category);
        tree.put("correct_category", category);
        tree.put("quality_score", Map.of("score", quality, "date", changedAt.getEpochSecond()));
        tree.put("rejected_reason", reason);
        tree.put("id", id);
        return tree;
    }

    /** The keys every webhook about a template has; the id is a number there. */
    Map<String, Object> inWebhook(@Nullable String event) {
        var value = new LinkedHashMap<String, Object>();
        if (event != null) {
            value.put("event", event);
        }
        value.put("message_template_id", Long.parseLong(id));
        value.put("message_template_name", name);
        value.put("message_template_language", language);
        return value;
    }
}
