package org.serai.sandbox.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the account is told about its templates. Source: Meta, template webhooks. */
final class TemplateEvents {
    private final Courier courier;
    private final Pulse pulse;
    private final BusinessClock clock;

    TemplateEvents(Courier courier, Pulse pulse, BusinessClock clock) {
        this.courier = courier;
        this.pulse = pulse;
        this.clock = clock;
    }

    void status(StoredTemplate template, String event) {
        Map<String, Object> value = template.inWebhook(event);
        value.put("message_template_category", template.category());
        value.put("reason", template.reason());
        if ("PAUSED".equals(event)) {
            value.put(
                    "other_info",
                    ordered(
                            "title",
                            "FIRST_PAUSE",
                            "description",
                            "Your WhatsApp message template has been paused for 3 hours until "
                                    + clock.now().plusSeconds(3 * 3600)
                                    + " because it continued to have issues."));
        }
        if ("DISABLED".equals(event)) {
            value.put("disable_info", Map.of("disable_date", clock.seconds()));
        }
        if ("REJECTED".equals(event)) {
            value.put(
                    "rejection_info",
                    ordered("reason", template.reason(), "recommendation", "Edit it and submit again."));
        }
        post(template, "message_template_status_update", value);
    }

    void category(StoredTemplate template, String before) {
        Map<String, Object> value = template.inWebhook(null);
        value.put("previous_category", before);
        value.put("new_category", template.category());
        post(template, "template_category_update", value);
    }

    void quality(StoredTemplate template, String before) {
        var value = new LinkedHashMap<String, Object>();
        value.put("previous_quality_score", before);
        value.put("new_quality_score", template.quality());
        value.putAll(template.inWebhook(null));
        post(template, "message_template_quality_update", value);
    }

    private void post(StoredTemplate template, String field, Map<String, Object> value) {
        courier.post(new Update.Field(template.accountId(), field, value, null));
        pulse.beat();
    }

    private static Map<String, Object> ordered(String key, Object value, String second, Object other) {
        var map = new LinkedHashMap<String, Object>();
        map.put(key, value);
        map.put(second, other);
        return map;
    }
}
