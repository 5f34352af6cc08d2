package org.serai.connector;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One native document, read and ready to be mapped.
 *
 * @param type the system's own word for its kind
 * @param fetched what the system answered when asked for the rest; null where the document type fetches nothing
 * @param headers lower case, those the descriptor names
 */
public record SourceDocument(
        @Nullable String type,
        @Nullable Object tree,
        @Nullable Object fetched,
        Map<String, String> headers,
        Instant receivedAt) {}
