package org.serai.ingress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Storable;
import org.serai.connector.Envelope;
import org.serai.connector.Headers;
import org.serai.connector.Piece;

/**
 * What came with a body, and with each piece of it.
 *
 * @param type as the hand-in says; null where the descriptor finds it
 * @param id as {@code type}
 */
record HandIn(
        Bound bound,
        Headers headers,
        @Nullable String type,
        @Nullable String id,
        Instant at) {
    static final String OTHER_TENANT = "tenant.other";

    /**
     * One for each piece, also for one nobody can read: it is kept, traced and parked like any other.
     *
     * @throws DocumentException {@code tenant.other} where one of them names another tenant than this
     */
    List<Delivery> deliveries(List<Piece> pieces) {
        boolean several = pieces.size() > 1;
        var deliveries = new ArrayList<Delivery>();
        for (Piece piece : pieces) {
            deliveries.add(delivery(piece, several ? " " + deliveries.size() : ""));
        }
        return deliveries;
    }

    private Delivery delivery(Piece piece, String mark) {
        Envelope envelope = bound.connector().envelope(headers, piece.body());
        isOurs(envelope, piece);
        String named = type != null ? type : envelope.documentType();
        String documentType = piece.unreadable() != null ? null : Storable.textIfAny(named);
        var tenant = bound.tenant().id();
        var connector = bound.connector().name();
        return new Delivery(
                tenant,
                connector,
                EventId.of(tenant.value(), connector.value(), String.valueOf(documentType), deliveryId(envelope, mark)),
                documentType,
                headers(envelope, piece),
                piece.body(),
                at);
    }

    /** A secret opens one tenant's door, whatever the document says. */
    private void isOurs(Envelope envelope, Piece piece) {
        String named = envelope.tenant();
        if (named != null && !named.equals(bound.tenant().id().value())) {
            throw new DocumentException(
                    OTHER_TENANT,
                    piece.position(),
                    "a document names another tenant than the one whose door this is",
                    "send it to /in/<that tenant>/" + bound.connector().name() + ", with that tenant's secret");
        }
    }

    /** An id that came with the body is told apart by the piece's number. */
    private String deliveryId(Envelope envelope, String mark) {
        if (id != null) {
            return id + mark;
        }
        boolean ofBody = bound.connector().descriptor().naming().identifiesBody();
        return ofBody ? envelope.deliveryId() + mark : envelope.deliveryId();
    }

    private static Map<String, String> headers(Envelope envelope, Piece piece) {
        if (piece.position().isEmpty() && piece.unreadable() == null) {
            return envelope.headers();
        }
        var headers = new LinkedHashMap<>(envelope.headers());
        headers.put("position", piece.position());
        if (piece.unreadable() != null) {
            headers.put(Unreadable.HEADER, Unreadable.header(piece.unreadable(), piece.isKept()));
        }
        return headers;
    }
}
