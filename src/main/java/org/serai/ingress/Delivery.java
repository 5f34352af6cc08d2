package org.serai.ingress;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;

/**
 * One document as a business system handed it in, verified but not yet understood.
 *
 * @param eventId names this delivery; the same delivery handed in again has the same one
 * @param documentType the system's own word for the kind of document (a topic), where it says so
 * @param headers the few headers the connector's descriptor names, lower case; never Camel's
 */
public record Delivery(
        TenantId tenant,
        ConnectorName connector,
        String eventId,
        @Nullable String documentType,
        Map<String, String> headers,
        byte[] body,
        Instant receivedAt) {}
