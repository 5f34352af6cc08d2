package org.serai.parked;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that could not go on, with all that is needed to try again.
 *
 * @param tenant the legal entity it belongs to; {@link #NOBODY} where that cannot be told
 * @param source the connector, or {@code whatsapp}
 * @param kind document, webhook, reply or callback: says which {@link Replayer} takes it back
 * @param cause a stable code
 * @param pointer JSON Pointer into the document; empty for the whole of it
 * @param payload what a replay needs, and only that
 */
public record ParkedItem(
        UUID id,
        String tenant,
        String source,
        String kind,
        String cause,
        String pointer,
        String message,
        String advice,
        @Nullable String eventId,
        @Nullable String documentType,
        Map<String, String> headers,
        byte[] payload,
        Instant parkedAt) {
    /** Never a tenant's id: the shape of tenant ids excludes it. */
    public static final String NOBODY = "-";
}
