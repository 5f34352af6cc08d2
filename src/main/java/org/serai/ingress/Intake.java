package org.serai.ingress;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Event;
import org.serai.canonical.SeraiException;
import org.serai.parked.ParkedItem;
import org.serai.parked.Parking;

/**
 * Takes deliveries in, inside the caller's transaction and in their order: once, mapped, recorded, and through every flow
 * that waits. The whole batch shares its round trips to the database.
 */
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

    void take(List<DeliveryMessage> batch) {
        List<Event> told = new ArrayList<>();
        for (DeliveryMessage message : inbox.open(withoutThoseToFetch(batch))) {
            told.addAll(read(message));
        }
        List<Event> news = events.record(recipients.complete(told));
        recipients.remember(news);
        flows.expect(news);
        for (Event event : news) {
            if (flows.run(event) == 0) {
                events.outcome(event, "flow.none");
            }
        }
    }

    private List<DeliveryMessage> withoutThoseToFetch(List<DeliveryMessage> batch) {
        List<DeliveryMessage> rest = new ArrayList<>();
        for (DeliveryMessage message : batch) {
            if (message.fetched() == null && reading.wantsFetch(message.delivery())) {
                door.sendToFetch(message.delivery());
            } else {
                rest.add(message);
            }
        }
        return rest;
    }

    private List<Event> read(DeliveryMessage message) {
        try {
            List<Event> told = reading.read(message.delivery(), message.fetched());
            if (told.isEmpty()) {
                inbox.close(message.delivery(), "ignored");
            }
            return told;
        } catch (DocumentException unreadable) {
            park(message.delivery(), unreadable);
            return List.of();
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
        inbox.open(List.of(message)).forEach(opened -> park(opened.delivery(), cause));
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
        inbox.close(delivery, "parked");
    }

    /** PostgreSQL takes no NUL, and half a surrogate pair is no text. */
    private static String printable(String text) {
        return text.replaceAll("[\\x00\\p{Cs}]", "\uFFFD");
    }
}
