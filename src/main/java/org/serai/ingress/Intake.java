package org.serai.ingress;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.util.List;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Event;
import org.serai.canonical.SeraiException;
import org.serai.parked.ParkedItem;
import org.serai.parked.Parking;

/** Takes one delivery in, inside the caller's transaction: once, mapped, recorded, and through every flow that waits. */
final class Intake {
    private final Inbox inbox;
    private final Events events;
    private final RecipientIndex recipients;
    private final Reading reading;
    private final IngressDoor door;
    private final Parking parking;
    private final EventFlows flows;
    private final Clock clock;

    Intake(
            Inbox inbox,
            Events events,
            RecipientIndex recipients,
            Reading reading,
            IngressDoor door,
            Parking parking,
            EventFlows flows,
            Clock clock) {
        this.inbox = inbox;
        this.events = events;
        this.recipients = recipients;
        this.reading = reading;
        this.door = door;
        this.parking = parking;
        this.flows = flows;
        this.clock = clock;
    }

    void take(DeliveryMessage message) {
        Delivery delivery = message.delivery();
        if (message.fetched() == null && reading.wantsFetch(delivery)) {
            door.sendToFetch(delivery);
        } else if (inbox.open(delivery, message.isReplay())) {
            try {
                List<Event> told = reading.read(delivery, message.fetched());
                told.forEach(this::handle);
                inbox.close(delivery, told.isEmpty() ? "ignored" : "handled", told.size());
            } catch (DocumentException unreadable) {
                park(delivery, unreadable);
            }
        }
    }

    /** For a delivery that failed in a way nobody foresaw; the caller has rolled its first try back. */
    void parkUnhandled(DeliveryMessage message, RuntimeException failure) {
        SeraiException cause = failure instanceof SeraiException known
                ? known
                : new SeraiException(
                        "event.failed",
                        "",
                        failure.getClass().getSimpleName() + ": " + failure.getMessage(),
                        "see the log at this time; mend the flow or the mapping, then replay",
                        failure);
        if (inbox.open(message.delivery(), message.isReplay())) {
            park(message.delivery(), cause);
        }
    }

    private void park(Delivery delivery, SeraiException cause) {
        parking.park(new ParkedItem(
                Generators.timeBasedEpochGenerator().generate(),
                delivery.tenant().value(),
                delivery.connector().value(),
                DocumentReplayer.KIND,
                cause.code(),
                printable(cause.where()),
                printable(String.valueOf(cause.getMessage())),
                printable(cause.advice()),
                delivery.eventId(),
                delivery.documentType(),
                delivery.headers(),
                delivery.body(),
                clock.instant()));
        inbox.close(delivery, "parked", 0);
    }

    /** PostgreSQL takes no NUL, and half a surrogate pair is no text. */
    private static String printable(String text) {
        return text.replaceAll("[\\x00\\p{Cs}]", "\uFFFD");
    }

    private void handle(Event told) {
        Event event = recipients.complete(told);
        if (events.record(event)) {
            recipients.remember(event);
            if (flows.run(event) == 0) {
                events.outcome(event, "flow.none");
            }
        }
    }
}
