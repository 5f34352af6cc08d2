package org.serai.ingress;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;

/** Where documents enter that no webhook brought: read from a queue, a file, a table, an interface. */
public interface DocumentDoor {
    /**
     * @param tenant null where the documents of this connector name it themselves
     * @param type the system's word for the kind of document; null where the descriptor finds it in the document
     * @param deliveryId names the hand-in; null where the descriptor finds it, else the body's SHA-256 does
     */
    record Document(
            @Nullable TenantId tenant,
            ConnectorName connector,
            @Nullable String type,
            @Nullable String deliveryId,
            Map<String, String> headers,
            byte[] body) {}

    /**
     * Durable when it returns; the same delivery id again changes nothing.
     *
     * @return the id of the delivery
     */
    String accept(Document document);
}
