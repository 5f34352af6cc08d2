package org.serai.ingress;

import java.time.Clock;
import java.util.List;
import org.serai.canonical.Event;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.connector.Headers;

/** What a document would become, were it handed in now: read, completed, and nothing kept. */
public final class Preview {
    private final Bindings bindings;
    private final Reading reading;
    private final RecipientIndex recipients;
    private final DocumentFetch fetch;
    private final Clock clock;

    Preview(Bindings bindings, Reading reading, RecipientIndex recipients, DocumentFetch fetch, Clock clock) {
        this.bindings = bindings;
        this.reading = reading;
        this.recipients = recipients;
        this.fetch = fetch;
        this.clock = clock;
    }

    /**
     * What a hand-in would be taken as: itself, or each document in it.
     *
     * @throws org.serai.canonical.DocumentException when there are too many
     */
    public List<Delivery> split(TenantId tenant, DocumentDoor.Document handIn) {
        Bound bound = bound(tenant, handIn);
        return new HandIn(
                        bound, Headers.ofSingle(handIn.headers()), handIn.type(), handIn.deliveryId(), clock.instant())
                .deliveries(bound.connector().pieces(handIn.body()));
    }

    /** @throws org.serai.canonical.DocumentException when it would be parked */
    public List<Event> read(Delivery delivery) {
        Object fetched = reading.wantsFetch(delivery) ? fetch.fetch(delivery, reading.document(delivery)) : null;
        return recipients.complete(reading.readAgain(delivery, fetched));
    }

    /** Whether its system would be asked for more before the document can be read. */
    public boolean asksItsSystem(Delivery delivery) {
        return reading.wantsFetch(delivery);
    }

    private Bound bound(TenantId tenant, DocumentDoor.Document document) {
        return bindings.find(tenant, document.connector())
                .orElseThrow(() -> new SeraiException(
                        "connector.unknown",
                        document.connector().value(),
                        "tenant " + tenant + " binds no connector " + document.connector(),
                        "bind it in the tenant's file"));
    }
}
