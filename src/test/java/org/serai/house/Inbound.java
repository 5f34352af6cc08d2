package org.serai.house;

import java.util.List;
import java.util.Map;
import org.serai.json.Json;

/** A webhook that says a customer of the demo wrote. */
final class Inbound {
    private Inbound() {}

    static byte[] text(String from, String wamid, long at, String words) {
        Map<String, Object> message = Map.of(
                "from",
                from,
                "id",
                wamid,
                "timestamp",
                Long.toString(at),
                "type",
                "text",
                "text",
                Map.of("body", words));
        Map<String, Object> value = Map.of(
                "messaging_product",
                "whatsapp",
                "metadata",
                Map.of("display_phone_number", "15550783881", "phone_number_id", "106540352242922"),
                "contacts",
                List.of(Map.of("profile", Map.of("name", "Ada"), "wa_id", from)),
                "messages",
                List.of(message));
        return Json.bytes(Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of(
                        "id", "102290129340398", "changes", List.of(Map.of("field", "messages", "value", value))))));
    }
}
