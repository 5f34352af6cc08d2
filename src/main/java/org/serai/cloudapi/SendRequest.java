package org.serai.cloudapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.serai.canonical.Content;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;

/** The body of one {@code POST /{phone-number-id}/messages}, as on the wire. */
public record SendRequest(PhoneNumberId from, Map<String, Object> body) {

    /** @param opaque comes back in every status webhook of the message; ASCII, at most 512, no personal data */
    public static SendRequest of(PhoneNumberId from, Recipient to, Content content, String opaque) {
        var body = new LinkedHashMap<String, Object>();
        body.put("messaging_product", "whatsapp");
        body.put("recipient_type", "individual");
        if (to.phone() != null) {
            body.put("to", to.phone().e164());
        } else if (to.userId() != null) {
            body.put("recipient", to.userId().value());
        }
        content.fold(t -> template(body, t), t -> text(body, t));
        body.put("biz_opaque_callback_data", opaque);
        return new SendRequest(from, body);
    }

    private static Map<String, Object> template(Map<String, Object> body, Content.Template template) {
        body.put("type", "template");
        var inner = new LinkedHashMap<String, Object>();
        inner.put("name", template.name());
        inner.put("language", Map.of("code", template.language()));
        if (!template.components().isEmpty()) {
            inner.put("components", template.components());
        }
        body.put("template", inner);
        return body;
    }

    private static Map<String, Object> text(Map<String, Object> body, Content.Text text) {
        body.put("type", "text");
        body.put("text", Map.of("body", text.body(), "preview_url", false));
        return body;
    }
}
