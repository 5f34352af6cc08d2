package org.serai.ingress;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Storable;
import org.serai.canonical.TenantId;
import org.serai.connector.Connector;
import org.serai.connector.Headers;
import org.serai.connector.Piece;
import org.serai.format.Entry;
import org.serai.json.Json;

/** Says of each document of a consignment whose it is, of which kind, and what names it. */
record Waybills(Bindings bindings, Connector connector, Clock clock) {
    /** The same document has the same name in any file, at any place: nothing goes out twice. */
    Delivery write(Consignment consignment, Entry.Document document) {
        byte[] body = Json.bytes(document.tree());
        Map<String, String> where = where(consignment, document);
        Headers headers = Headers.ofSingle(where);
        TenantId tenant = tenant(consignment, document);
        String type = type(consignment, headers, document);
        String id = connector.deliveryId(headers, body, document.tree());
        String eventId = EventId.of(tenant.value(), connector.name().value(), String.valueOf(type), id);
        return new Delivery(tenant, connector.name(), eventId, type, where, body, clock.instant());
    }

    /**
     * For what could not be read: kept, traced and parked like any other delivery.
     *
     * @param tenant whose it is
     */
    Delivery write(TenantId tenant, Consignment consignment, Entry.Unreadable unreadable) {
        Piece piece = Piece.of(unreadable);
        DocumentException cause = unreadable.cause();
        Map<String, String> where = where(consignment, unreadable);
        where.put(
                Unreadable.HEADER,
                Unreadable.header(
                        new DocumentException(
                                cause.code(),
                                unreadable.position(),
                                consignment.at(unreadable.position()) + ": " + cause.getMessage(),
                                cause.advice()),
                        piece.isKept()));
        String id = connector.deliveryId(Headers.ofSingle(where), piece.body(), null);
        String eventId = EventId.of(tenant.value(), connector.name().value(), "null", id);
        return new Delivery(tenant, connector.name(), eventId, null, where, piece.body(), clock.instant());
    }

    private static Map<String, String> where(Consignment consignment, Entry entry) {
        Map<String, String> where = new LinkedHashMap<>();
        where.put("file", consignment.name());
        if (!entry.position().isEmpty()) {
            where.put("position", entry.position());
        }
        return where;
    }

    private @Nullable String type(Consignment consignment, Headers headers, Entry.Document document) {
        String named = consignment.type() != null
                ? consignment.type()
                : connector.documentType(headers, document.tree()).orElse(null);
        return Storable.textIfAny(named);
    }

    private TenantId tenant(Consignment consignment, Entry.Document document) {
        if (consignment.tenant() != null) {
            return consignment.tenant();
        }
        String named = connector.tenant(document.tree()).orElse("");
        return bindings.find(named, connector.name().value())
                .map(bound -> bound.tenant().id())
                .orElseThrow(() -> new DocumentException(
                        "connector.unknown",
                        document.position(),
                        "tenant `" + named + "` binds no connector " + connector.name(),
                        "bind it in the tenant's file"));
    }
}
