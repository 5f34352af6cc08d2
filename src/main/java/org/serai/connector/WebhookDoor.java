package org.serai.connector;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the door lets in.
 *
 * @param headers are kept with a delivery beside those that name its type and id
 * @param batch null where a body is one document
 * @param ping null where the system sends none
 * @param handshake null where the system wants none
 */
public record WebhookDoor(
        List<String> contentTypes,
        int maxBytes,
        List<String> headers,
        @Nullable Batch batch,
        @Nullable Ping ping,
        @Nullable Handshake handshake) {

    /** An unsigned hello that some systems send when a webhook is made. It says nothing, so nothing is made of it. */
    public record Ping(String contentType, String beginsWith) {
        /** More is no hello. */
        public static final int MAX_BYTES = 256;

        public boolean isIn(byte[] body) {
            return new String(body, StandardCharsets.UTF_8).startsWith(beginsWith);
        }
    }
}
