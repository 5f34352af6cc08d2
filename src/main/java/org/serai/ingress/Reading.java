package org.serai.ingress;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Event;
import org.serai.canonical.Storable;
import org.serai.connector.Headers;
import org.serai.connector.MappedEvent;
import org.serai.connector.Piece;
import org.serai.connector.SourceDocument;
import org.serai.connector.TenantFacts;
import org.serai.tenant.Tenant;

/** From the bytes of a delivery to canonical events. Stores nothing: the same delivery gives the same events. */
public final class Reading {
    private final Bindings bindings;

    Reading(Bindings bindings) {
        this.bindings = bindings;
    }

    boolean wantsFetch(Delivery delivery) {
        return bindings.find(delivery.tenant(), delivery.connector())
                .filter(bound -> bound.connector().fetches(delivery.documentType()))
                .isPresent();
    }

    /** @throws DocumentException when there is nothing in it to fetch by */
    Object document(Delivery delivery) {
        Object document = bound(delivery).connector().read(delivery.body());
        if (document == null) {
            throw new DocumentException(
                    "document.unreadable",
                    "",
                    "the document is null; nothing in it says what to fetch",
                    "the system must send the document the type " + delivery.documentType() + " promises");
        }
        return document;
    }

    /**
     * No event where the document has nothing to say to anybody.
     *
     * @throws DocumentException when it must be parked
     */
    public List<Event> read(Delivery delivery, @Nullable Object fetched) {
        if (Unreadable.is(delivery)) {
            throw Unreadable.cause(delivery);
        }
        return read(bound(delivery), delivery, fetched);
    }

    /**
     * The same for a delivery somebody wants tried again: what its format could not read is read by the format of today,
     * where it was kept whole.
     *
     * @throws DocumentException when it must be parked again
     */
    public List<Event> readAgain(Delivery delivery, @Nullable Object fetched) {
        if (!Unreadable.is(delivery) || !Unreadable.isKept(delivery)) {
            return read(delivery, fetched);
        }
        Bound bound = bound(delivery);
        var events = new ArrayList<Event>();
        for (Piece piece : bound.connector().pieces(delivery.body())) {
            events.addAll(read(bound, document(bound, delivery, piece), null));
        }
        return List.copyOf(events);
    }

    /** What stood there, as if it had been read when it came. */
    private static Delivery document(Bound bound, Delivery delivery, Piece piece) {
        DocumentException still = piece.unreadable();
        if (still != null) {
            throw new DocumentException(
                    still.code(),
                    Unreadable.cause(delivery).where(),
                    String.valueOf(still.getMessage()),
                    still.advice());
        }
        Headers headers = Headers.ofSingle(delivery.headers());
        String type = delivery.documentType() != null
                ? delivery.documentType()
                : bound.connector().envelope(headers, piece.body()).documentType();
        return new Delivery(
                delivery.tenant(),
                delivery.connector(),
                delivery.eventId(),
                Storable.textIfAny(type),
                delivery.headers(),
                piece.body(),
                delivery.receivedAt());
    }

    private static List<Event> read(Bound bound, Delivery delivery, @Nullable Object fetched) {
        SourceDocument source = new SourceDocument(
                delivery.documentType(),
                bound.connector().read(delivery.body()),
                fetched,
                delivery.headers(),
                delivery.receivedAt());
        return bound.connector()
                .map(source, facts(bound))
                .fold(
                        some -> some.events().stream()
                                .map(event -> event(delivery, event))
                                .toList(),
                        ignored -> List.of());
    }

    private Bound bound(Delivery delivery) {
        return bindings.find(delivery.tenant(), delivery.connector())
                .orElseThrow(() -> new DocumentException(
                        "connector.unknown",
                        "",
                        "tenant " + delivery.tenant() + " binds no connector " + delivery.connector() + " now",
                        "bind it again in the tenant's file, then replay"));
    }

    private static TenantFacts facts(Bound bound) {
        Tenant tenant = bound.tenant();
        return new TenantFacts(
                tenant.region(),
                tenant.language(),
                tenant.phonesMustBeValid(),
                bound.binding().settings());
    }

    private static Event event(Delivery delivery, MappedEvent mapped) {
        String id = EventId.of(
                delivery.tenant().value(),
                delivery.connector().value(),
                mapped.type(),
                mapped.subject(),
                mapped.time().toInstant().toString(),
                String.valueOf(mapped.key()));
        return new Event(
                id,
                delivery.eventId(),
                delivery.tenant(),
                delivery.connector(),
                mapped.type(),
                mapped.subject(),
                mapped.time(),
                mapped.data());
    }
}
