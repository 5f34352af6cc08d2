package org.serai.ingress;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Event;
import org.serai.connector.MappedEvent;
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
        Unreadable.check(delivery);
        Bound bound = bound(delivery);
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
