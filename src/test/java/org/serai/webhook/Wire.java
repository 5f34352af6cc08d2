package org.serai.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.serai.json.Json;

/** Webhooks as the Cloud API writes them. */
public final class Wire {
    private Wire() {}

    public static Map<String, Object> object(String json) {
        return Json.parseObject(json);
    }

    /** One change of the field {@code messages} of the tenant's number. */
    public static Map<String, Object> change(String tenant, Map<String, Object> more) {
        var value = new LinkedHashMap<String, Object>();
        value.put("messaging_product", "whatsapp");
        value.put("metadata", Map.of("display_phone_number", "15550783881", "phone_number_id", tenant + "-number"));
        value.putAll(more);
        return Map.of("field", "messages", "value", value);
    }

    public static Map<String, Object> messages(String tenant, Object... messages) {
        return change(tenant, Map.of("messages", List.of(messages)));
    }

    public static Map<String, Object> statuses(String tenant, Object... statuses) {
        return change(tenant, Map.of("statuses", List.of(statuses)));
    }

    public static Map<String, Object> message(String wamid, String from, String rest) {
        var message = new LinkedHashMap<String, Object>();
        message.put("from", from);
        message.put("id", wamid);
        message.put("timestamp", "1795000000");
        message.putAll(object(rest));
        return message;
    }

    public static Map<String, Object> text(String wamid, String from, String text) {
        return message(wamid, from, Json.text(Map.of("type", "text", "text", Map.of("body", text))));
    }

    public static byte[] webhook(String tenant, Object... changes) {
        return webhook(tenant, List.of(changes));
    }

    public static byte[] webhook(String tenant, List<?> changes) {
        return Json.bytes(Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of("id", tenant + "-waba", "changes", new ArrayList<>(changes)))));
    }
}
