package org.serai.sandbox.internal;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.serai.cloudapi.CloudApiError;

/** Is a free-form message well formed? Missing gives 131008, too long or out of range 131009. Source: Meta, message types. */
final class ContentCheck {
    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "document", "sticker");
    private static final Set<String> OTHER = Set.of("location", "contacts", "reaction", "interactive", "text");
    private final MediaStore media;

    ContentCheck(MediaStore media) {
        this.media = media;
    }

    static boolean knows(String type) {
        return MEDIA.contains(type) || OTHER.contains(type);
    }

    Optional<CloudApiError> judge(String type, Node body) {
        if (!body.has(type)) {
            return missing(type);
        }
        Node inner = body.object(type);
        if (MEDIA.contains(type)) {
            return media(type, inner);
        }
        return switch (type) {
            case "text" -> sized(inner, "body", "text.body", 4096);
            case "location" -> required(inner, "location", "latitude", "longitude");
            case "reaction" -> required(inner, "reaction", "message_id");
            case "contacts" -> contacts(body.objects("contacts"));
            default -> InteractiveCheck.judge(inner);
        };
    }

    private Optional<CloudApiError> media(String type, Node inner) {
        if (!inner.filled("id") && !inner.filled("link")) {
            return missing(type + ".id or " + type + ".link");
        }
        if (inner.filled("id") && media.find(inner.text("id", "")).isEmpty()) {
            return invalid(type + ".id: there is no media object with this id, or it has expired");
        }
        if (!inner.filled("id") && !inner.text("link", "").matches("(?i)https?://.+")) {
            return invalid(type + ".link must be an http or https address");
        }
        boolean captioned = !"audio".equals(type) && !"sticker".equals(type);
        if (inner.has("caption") && !captioned) {
            return invalid(type + " takes no caption");
        }
        return inner.text("caption", "").length() > 1024
                ? invalid(type + ".caption has at most 1024 characters")
                : Optional.empty();
    }

    private static Optional<CloudApiError> contacts(List<Node> cards) {
        if (cards.isEmpty() || cards.size() > 257) {
            return invalid("contacts holds 1 to 257 cards");
        }
        return cards.stream().anyMatch(card -> !card.object("name").filled("formatted_name"))
                ? missing("contacts.name.formatted_name")
                : Optional.empty();
    }

    static Optional<CloudApiError> required(Node inner, String where, String... keys) {
        for (String key : keys) {
            if (!inner.filled(key)) {
                return missing(where + "." + key);
            }
        }
        return Optional.empty();
    }

    /** Present, not blank and not longer than that. */
    static Optional<CloudApiError> sized(Node inner, String key, String where, int longest) {
        if (!(inner.raw(key) instanceof String text) || text.isBlank()) {
            return missing(where);
        }
        int length = text.codePointCount(0, text.length());
        return length > longest
                ? invalid(String.format(Locale.ROOT, "%s has at most %d characters, found %d", where, longest, length))
                : Optional.empty();
    }

    static Optional<CloudApiError> missing(String what) {
        return Optional.of(MetaErrors.of(131008, "The parameter " + Objects.requireNonNull(what) + " is required."));
    }

    static Optional<CloudApiError> invalid(String details) {
        return Optional.of(MetaErrors.of(131009, details));
    }
}
