package org.serai.ingress;

import java.time.Clock;
import java.util.List;
import org.serai.canonical.Event;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.connector.Envelope;
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
     * The documents a hand-in would be taken as: itself, or each of the batch it is.
     *
     * @throws org.serai.canonical.DocumentException when there are too many
     */
    public List<DocumentDoor.Document> split(TenantId tenant, DocumentDoor.Document handIn) {
        return bound(tenant, handIn).connector().documents(handIn.body()).stream()
                .map(handIn::with)
                .toList();
    }

    /** @throws org.serai.canonical.DocumentException when it would be parked */
    public List<Event> read(TenantId tenant, DocumentDoor.Document document) {
        Delivery delivery = delivery(tenant, document);
        Object fetched = reading.wantsFetch(delivery) ? fetch.fetch(delivery, reading.document(delivery)) : null;
        return recipients.complete(reading.read(delivery, fetched));
    }

    /** Whether its system would be asked for more before the document can be read. */
    public boolean asksItsSystem(TenantId tenant, DocumentDoor.Document document) {
        return reading.wantsFetch(delivery(tenant, document));
    }

    private Bound bound(TenantId tenant, DocumentDoor.Document document) {
        return bindings.find(tenant, document.connector())
                .orElseThrow(() -> new SeraiException(
                        "connector.unknown",
                        document.connector().value(),
                        "tenant " + tenant + " binds no connector " + document.connector(),
                        "bind it in the tenant's file"));
    }

    private Delivery delivery(TenantId tenant, DocumentDoor.Document document) {
        Bound bound = bound(tenant, document);
        Envelope envelope = bound.connector().envelope(Headers.ofSingle(document.headers()), document.body());
        String type = document.type() != null ? document.type() : envelope.documentType();
        return new Delivery(
                tenant, document.connector(), "preview", type, envelope.headers(), document.body(), clock.instant());
    }
}
