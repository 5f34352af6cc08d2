package org.serai.sandbox.internal;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.serai.sandbox.BusinessNumber;

/** A customer writes, sends or taps: makes the webhook Meta would make, opens the window, shows it on the phone. */
final class Inbound {
    private static final Set<String> FILES = Set.of("image", "video", "audio", "document", "sticker");
    private static final Set<String> PLAIN =
            Set.of("location", "contacts", "reaction", "order", "interactive", "unsupported", "system", "button");
    private final House house;
    private final Wamids wamids;
    private final Photo photo;

    Inbound(House house, Wamids wamids, Photo photo) {
        this.house = house;
        this.wamids = wamids;
        this.photo = photo;
    }

    /** @return the {@code messages[]} item as it goes out */
    Map<String, Object> write(Customer customer, BusinessNumber to, Node said) {
        String type = said.lower("type");
        Map<String, Object> item = item(customer, type);
        String quoted = said.text("wamid");
        if (quoted != null) {
            item.put("context", context(to, quoted));
        }
        item.put(type, content(type, said));
        return send(customer, to, item);
    }

    Map<String, Object> tap(Customer customer, BusinessNumber to, Tap tap) {
        Map<String, Object> item = item(customer, tap.type());
        item.put("context", context(to, tap.wamid()));
        item.put(tap.type(), tap.content());
        return send(customer, to, item);
    }

    /** The legal opt-out signal: {@code stop} or {@code resume} of marketing. Source: Meta, user_preferences. */
    Map<String, Object> preference(Customer customer, BusinessNumber to, String value) {
        house.customers().marketing(customer, to.id(), !"stop".equals(value));
        var item = new LinkedHashMap<String, Object>();
        if (customer.waId() != null) {
            item.put("wa_id", customer.waId());
        }
        item.put("user_id", customer.userId());
        item.put("detail", "User requested to " + value + " marketing messages");
        item.put("category", "marketing_messages");
        item.put("value", value);
        item.put("timestamp", house.clock().now().getEpochSecond());
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("display_phone_number", to.displayDigits());
        metadata.put("phone_number_id", to.id());
        var whole = new LinkedHashMap<String, Object>();
        whole.put("messaging_product", "whatsapp");
        whole.put("metadata", metadata);
        whole.put("contacts", List.of(customer.contact()));
        whole.put("user_preferences", List.of(item));
        house.courier().post(new Update.Field(to.accountId(), "user_preferences", whole, to));
        return item;
    }

    private Map<String, Object> send(Customer customer, BusinessNumber to, Map<String, Object> item) {
        var received = new Received(to, item, house.clock().now());
        house.customers().wrote(customer, to.id(), received.at());
        house.phones().received(customer, received);
        house.courier().post(new Update.Message(to, item, customer.contact(), customer.id(), () -> {
            received.delivered();
            house.pulse().beat();
        }));
        return item;
    }

    private Map<String, Object> item(Customer customer, String type) {
        var item = new LinkedHashMap<String, Object>();
        if (customer.waId() != null) {
            item.put("from", customer.waId());
        }
        item.put("from_user_id", customer.userId());
        item.put("id", wamids.next(customer));
        item.put("timestamp", house.clock().seconds());
        item.put("type", type);
        return item;
    }

    private static Map<String, Object> context(BusinessNumber business, String wamid) {
        var context = new LinkedHashMap<String, Object>();
        context.put("from", business.displayDigits());
        context.put("id", wamid);
        return context;
    }

    private Object content(String type, Node said) {
        if ("text".equals(type)) {
            String body = said.raw("text") instanceof String text
                    ? text
                    : said.object("text").text("body");
            if (body == null || body.isEmpty()) {
                throw new BadCall("a text needs {\"type\":\"text\",\"text\":\"…\"}");
            }
            return Map.of("body", body);
        }
        if (FILES.contains(type)) {
            return file(type, said);
        }
        Object content = said.raw(type);
        if (PLAIN.contains(type) && content != null) {
            return content;
        }
        throw new BadCall(
                "type is text, button, image, video, audio, document, sticker, preferences, webhook, or one of "
                        + new java.util.TreeSet<>(PLAIN) + " with Meta's own object of that name");
    }

    /** @param said may bring {@code data} (base64), {@code mime}, {@code caption}, {@code filename} */
    private Map<String, Object> file(String type, Node said) {
        byte[] bytes;
        try {
            bytes = said.has("data") ? Base64.getMimeDecoder().decode(said.text("data", "")) : photo.bytes();
        } catch (IllegalArgumentException broken) {
            throw new BadCall("data is the file in base64");
        }
        String mime = said.text("mime", said.has("data") ? usual(type) : photo.mime());
        String filename = said.text("filename", "document".equals(type) ? "document.pdf" : "file");
        StoredMedia media = house.media().add(mime, bytes, filename, MediaStore.RECEIVED);
        var file = new LinkedHashMap<String, Object>();
        if (said.filled("caption")) {
            file.put("caption", said.text("caption"));
        }
        if ("document".equals(type)) {
            file.put("filename", filename);
        }
        file.put("mime_type", mime);
        file.put(
                "sha256",
                Base64.getEncoder().encodeToString(java.util.HexFormat.of().parseHex(media.sha256())));
        file.put("id", media.id());
        file.put("url", house.address().get() + house.media().link(media));
        if ("audio".equals(type)) {
            file.put("voice", true);
        }
        return file;
    }

    private static String usual(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "video" -> "video/mp4";
            case "audio" -> "audio/ogg; codecs=opus";
            case "document" -> "application/pdf";
            case "sticker" -> "image/webp";
            default -> "image/jpeg";
        };
    }
}
