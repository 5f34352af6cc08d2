package org.serai.ingress;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Event;
import org.serai.canonical.SeraiException;
import org.serai.parked.ParkedItem;
import org.serai.parked.Parking;

/**
 * Takes deliveries in: read first, outside of any transaction; then, inside the caller's, taken in their order: once,
 * recorded, and through every flow that waits. The whole batch shares its round trips to the database.
 */
final class Intake {
    private final Inbox inbox;
    private final Events events;
    private final RecipientIndex recipients;
    private final Parcels parcels;
    private final Reading reading;
    private final IngressDoor door;
    private final Parking parking;
    private final EventFlows flows;
    private final Clock clock;

    Intake(
            Inbox inbox,
            Events events,
            RecipientIndex recipients,
            Parcels parcels,
            Reading reading,
            IngressDoor door,
            Parking parking,
            EventFlows flows,
            Clock clock) {
        this.inbox = inbox;
        this.events = events;
        this.recipients = recipients;
        this.parcels = parcels;
        this.reading = reading;
        this.door = door;
        this.parking = parking;
        this.flows = flows;
        this.clock = clock;
    }

    /** What was read of one delivery: events, nothing to say, or why it cannot be read. */
    record Read(
            DeliveryMessage message,
            List<Event> told,
            @Nullable DocumentException unreadable) {}

    /** Pure: it waits for nobody. */
    Read read(DeliveryMessage message) {
        try {
            return new Read(message, events(message), null);
        } catch (DocumentException unreadable) {
            return new Read(message, List.of(), unreadable);
        }
    }

    private List<Event> events(DeliveryMessage message) {
        return message.isReplay()
                ? reading.readAgain(message.delivery(), message.fetched())
                : reading.read(message.delivery(), message.fetched());
    }

    /**
     * Those that need something fetched before they can be read go to their own queue, and come again; no system is asked
     * about what was taken before. Waits for the broker.
     */
    List<DeliveryMessage> withoutThoseToFetch(List<DeliveryMessage> batch) {
        List<DeliveryMessage> rest = new ArrayList<>();
        List<DeliveryMessage> toFetch = new ArrayList<>();
        for (DeliveryMessage message : batch) {
            boolean isThin = message.fetched() == null && reading.wantsFetch(message.delivery());
            (isThin ? toFetch : rest).add(message);
        }
        inbox.withoutKnown(toFetch).forEach(door::sendToFetch);
        return rest;
    }

    void take(List<Read> batch) {
        Set<DeliveryMessage> opened = Collections.newSetFromMap(new IdentityHashMap<>());
        opened.addAll(inbox.open(batch.stream().map(Read::message).toList()));
        List<Event> told = new ArrayList<>();
        for (Read read : batch) {
            if (opened.contains(read.message)) {
                told.addAll(read.told);
                close(read);
            }
        }
        List<Event> news = events.record(recipients.complete(told));
        recipients.remember(news);
        parcels.follow(news);
        flows.expect(news);
        for (Event event : news) {
            if (flows.run(event) == 0) {
                events.outcome(event, "flow.none");
            }
        }
    }

    private void close(Read read) {
        if (read.unreadable != null) {
            park(read.message.delivery(), read.unreadable);
        } else if (read.told.isEmpty()) {
            inbox.close(read.message.delivery(), "ignored");
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
                cause.where(),
                String.valueOf(cause.getMessage()),
                cause.advice(),
                delivery.eventId(),
                delivery.documentType(),
                delivery.headers(),
                delivery.body(),
                clock.instant()));
        inbox.close(delivery, "parked");
    }
}
