package org.serai.conversation;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.webhook.events.InboundReceived;

/**
 * A medium a message refers to.
 *
 * @param sha256 hex, as the webhook says it; Meta writes it in base64 there and in hex elsewhere
 */
record MediaMention(
        InboundReceived message,
        String mediaId,
        @Nullable String mimeType,
        @Nullable String sha256) {
    private static final Set<String> TYPES = Set.of("image", "video", "audio", "document", "sticker");

    static Stream<MediaMention> in(InboundReceived message) {
        if (!TYPES.contains(message.type())) {
            return Stream.empty();
        }
        Tree media = Tree.of(message.message()).at(message.type());
        return media.text("id").stream()
                .map(id -> new MediaMention(
                        message,
                        id,
                        media.text("mime_type").orElse(null),
                        media.text("sha256").flatMap(MediaMention::hex).orElse(null)));
    }

    static Optional<String> hex(String sha256) {
        if (sha256.matches("[0-9a-fA-F]{64}")) {
            return Optional.of(sha256.toLowerCase(Locale.ROOT));
        }
        try {
            byte[] raw = Base64.getDecoder().decode(sha256);
            return raw.length == 32 ? Optional.of(HexFormat.of().formatHex(raw)) : Optional.empty();
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }
}
