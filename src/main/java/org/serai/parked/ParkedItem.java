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
 * @param kind document, webhook, reply or callback, which says what {@link Replayer} takes it back; or message
 * @param cause a stable code
 * @param pointer JSON Pointer into the document; empty for the whole of it
 * @param payload what a replay needs, and only that; of a message nothing, for its event is kept
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

    /** In lists, of a payload at most so much is there; a replay has all of it. */
    public static final int SHOWN_BYTES = 64 * 1024;
}
