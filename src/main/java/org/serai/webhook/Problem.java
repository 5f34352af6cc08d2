package org.serai.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;
import org.serai.parked.ParkedItem;

/**
 * Something in a webhook that cannot be used.
 *
 * @param excerpt the item; null when it is the whole body
 */
record Problem(
        Body body,
        String tenant,
        String cause,
        String pointer,
        String message,
        String advice,
        @Nullable Excerpt excerpt) {

    static Problem of(Excerpt excerpt, String tenant, String cause, String message, String advice) {
        return new Problem(excerpt.body(), tenant, cause, excerpt.pointer(), message, advice, excerpt);
    }

    /** The same problem of the same body has the same id, however often it comes. */
    ParkedItem toParked(Instant now) {
        String name = body.sha256() + pointer + cause;
        return new ParkedItem(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                tenant,
                "whatsapp",
                "webhook",
                cause,
                pointer,
                message,
                advice,
                null,
                excerpt == null ? null : excerpt.field(),
                Map.of(Body.SIGNERS, String.join(",", body.signers())),
                excerpt == null ? body.bytes() : Json.bytes(excerpt.toWebhook()),
                now);
    }
}
