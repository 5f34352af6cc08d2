package org.serai.flow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.DocumentException;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.serai.flow.rows.RowsComponent;
import org.serai.ingress.DocumentDoor;
import org.serai.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a native document that a source route read to the door; it is durable when this returns. At most 20 MB. One that
 * is refused and would come again for ever is parked: one that has to name its tenant itself, one from a table.
 */
public final class AcceptStep {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptStep.class);
    private static final int MOST = 20 * 1024 * 1024;
    private final Optional<DocumentDoor> door;

    AcceptStep(Optional<DocumentDoor> door) {
        this.door = door;
    }

    /** @param type and deliveryId may be empty: then the connector's descriptor says where they stand */
    public void accept(
            @Body @Nullable Object document,
            Exchange exchange,
            String connector,
            String tenant,
            String type,
            String deliveryId) {
        DocumentDoor open =
                door.orElseThrow(() -> new IllegalStateException("no door in a rehearsal, connector " + connector));
        var handedIn = new DocumentDoor.Document(
                tenant.isEmpty() ? null : new TenantId(tenant),
                new ConnectorName(connector),
                type.isBlank() ? null : type,
                deliveryId.isBlank() ? null : deliveryId,
                Map.of(),
                bytes(document, exchange));
        try {
            checkSize(handedIn.body());
            accept(open, handedIn, isTree(document));
        } catch (UnavailableException away) {
            throw away;
        } catch (SeraiException refused) {
            if (handedIn.tenant() != null && exchange.getProperty(RowsComponent.COMES_AGAIN) == null) {
                throw refused;
            }
            LOG.warn("a document of {} is parked: {}", connector, refused.code());
            open.park(handedIn, refused);
        }
    }

    private static void accept(DocumentDoor open, DocumentDoor.Document handedIn, boolean isTree) {
        if (isTree) {
            open.acceptTree(handedIn);
        } else {
            open.accept(handedIn);
        }
    }

    private static boolean isTree(@Nullable Object document) {
        return document instanceof Map || document instanceof Iterable;
    }

    private static void checkSize(byte[] bytes) {
        if (bytes.length == 0) {
            throw new DocumentException("document.empty", "", "there is nothing in it", "see what the source reads");
        }
        if (bytes.length > MOST) {
            throw new DocumentException(
                    "document.too-large", "", "it has more than 20 MB", "split it before it comes here");
        }
    }

    private static byte[] bytes(@Nullable Object document, Exchange exchange) {
        if (document instanceof byte[] raw) {
            return raw;
        }
        if (document instanceof InputStream stream) {
            return drained(stream);
        }
        if (isTree(document)) {
            return Json.bytes(document);
        }
        byte[] converted = exchange.getMessage().getBody(byte[].class);
        return converted == null ? new byte[0] : converted;
    }

    private static byte[] drained(InputStream stream) {
        try (stream) {
            return stream.readNBytes(MOST + 1);
        } catch (IOException broken) {
            throw new SeraiException(
                    "document.unreadable",
                    "",
                    "the source broke off: " + broken.getMessage(),
                    "it is read again",
                    broken);
        }
    }
}
