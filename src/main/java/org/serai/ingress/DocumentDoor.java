package org.serai.ingress;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.ingress.Consignment.Tally;
import org.serai.ingress.Consignment.Unloaded;

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
     * @return the id of the delivery; several in their order, where format or descriptor take the body apart; none where
     *     the format finds nothing in it
     * @throws org.serai.canonical.DocumentException {@code document.too-large} where that gives too many; none is kept
     */
    List<String> accept(Document document);

    /** The same for a document that a tree was made of already, as JSON: the connector's format is not asked. */
    default List<String> acceptTree(Document document) {
        return accept(document);
    }

    /** What the sender is told: {@code eventId}, and all of them as {@code eventIds} where a batch brought several. */
    static Map<String, Object> receipt(List<String> eventIds) {
        if (eventIds.isEmpty()) {
            return Map.of("eventIds", eventIds);
        }
        return eventIds.size() == 1
                ? Map.of("eventId", eventIds.get(0))
                : Map.of("eventId", eventIds.get(0), "eventIds", eventIds);
    }

    /**
     * Keeps what can never be accepted, for the tenant it names, if there is one, else for whoever looks. A door without a
     * place for that throws the cause, so it comes again.
     */
    default void park(Document document, SeraiException cause) {
        throw cause;
    }

    /**
     * Takes the documents of a stream one after the other, in the connector's format; memory holds a few hundred. What can
     * be read is a delivery of its own, with {@code file} and {@code position} among its headers, what cannot is parked by
     * itself. All is durable when it returns; where it throws, a part may be. The same stream again gives the same
     * deliveries. The stream stays open.
     *
     * @param told of each entry once it is durable, in the order of the stream
     * @throws org.serai.canonical.DocumentException {@code file.not-this-format} where too much of it cannot be read
     * @throws org.serai.canonical.UnavailableException when the broker or the store is away, or this hub is too full for long
     */
    default Tally unload(Consignment consignment, InputStream bytes, Consumer<Unloaded> told) {
        throw new IllegalStateException("no door for " + consignment.name());
    }

    /**
     * What the sender of a stream may be told of how it was read, in the connector's format; see {@link
     * org.serai.format.Format#receipts}. Nothing is taken by it.
     */
    default List<Map<String, Object>> receipts(Consignment consignment, InputStream bytes) {
        return List.of();
    }
}
