package org.serai.flow;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Event;
import org.serai.canonical.Reason;
import org.serai.canonical.TenantId;
import org.serai.ingress.Delivery;
import org.serai.ingress.KnownEvents;
import org.serai.ingress.Preview;
import org.serai.outbox.Rehearsal;
import org.serai.parked.Forecast;
import org.serai.parked.Outcome;
import org.serai.parked.ParkedItem;
import org.serai.parked.Prospect;

/**
 * What a parked document would lead to: read by the mapping of today, run through the flows of today, judged by policy. Of
 * several events in one document the best counts. A document that can only be read by asking its system just goes on.
 */
final class DocumentForecast implements Forecast {
    private static final Reason NO_FLOW = new Reason("flow.none", "no flow waits for this type of event");
    private final Preview preview;
    private final KnownEvents known;
    private final DryRun flows;
    private final Rehearsal rehearsal;

    DocumentForecast(Preview preview, KnownEvents known, DryRun flows, Rehearsal rehearsal) {
        this.preview = preview;
        this.known = known;
        this.flows = flows;
        this.rehearsal = rehearsal;
    }

    @Override
    public String kind() {
        return "document";
    }

    @Override
    public Prospect of(ParkedItem item) {
        TenantId tenant = new TenantId(item.tenant());
        var delivery = new Delivery(
                tenant,
                new ConnectorName(item.source()),
                String.valueOf(item.eventId()),
                item.documentType(),
                item.headers(),
                item.payload(),
                item.parkedAt());
        List<Event> told = preview.asksItsSystem(delivery) ? List.of() : preview.read(delivery);
        return told.stream()
                .map(event -> of(item.id(), event))
                .min(Comparator.comparing(Prospect::outcome))
                .orElse(Prospect.of(item.id(), Outcome.GOES_ON));
    }

    private Prospect of(UUID id, Event event) {
        if (known.find(event.tenant(), event.id()).isPresent()) {
            return Prospect.of(id, Outcome.ALREADY_SENT);
        }
        Rehearsed run = flows.run(event, message -> rehearsal.judge(message).verdict());
        return run.submitted().stream()
                .map(submitted -> Prospect.of(id, submitted.verdict()))
                .min(Comparator.comparing(Prospect::outcome))
                .orElse(
                        run.flows() == 0
                                ? Prospect.of(id, Outcome.BLOCKED, NO_FLOW)
                                : Prospect.of(id, Outcome.GOES_ON));
    }
}
