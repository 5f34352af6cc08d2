package org.serai.connector;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a delivery without understanding it.
 *
 * @param deliveryId the system's own id of it, else the SHA-256 of its body in hex
 * @param documentType null where the system does not say, or the body cannot be read
 * @param tenant what the document says where the connector's documents name their tenant
 */
public record Envelope(
        String deliveryId,
        @Nullable String documentType,
        Map<String, String> headers,
        @Nullable String tenant) {}
