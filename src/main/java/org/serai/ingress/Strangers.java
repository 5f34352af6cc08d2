package org.serai.ingress;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.serai.broker.QueueMessage;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Sha256;
import org.serai.format.Entry;
import org.serai.parked.ParkedItem;
import org.serai.parked.Parking;

/**
 * Parks what came through a queue and can never be taken in: a message somebody else put into a queue of ours, a document
 * whose tenant does not want it. The same again is the same item.
 */
final class Strangers {
    private static final String KIND = "foreign";
    private final Parking parking;
    private final Clock clock;

    Strangers(Parking parking, Clock clock) {
        this.parking = parking;
        this.clock = clock;
    }

    /**
     * In the caller's transaction.
     *
     * @param tenant who is shown it; {@link ParkedItem#NOBODY}: everybody
     */
    void park(String tenant, ForeignMessage foreign) {
        QueueMessage found = foreign.found();
        var cause = new SeraiException(
                "queue.foreign",
                "",
                String.valueOf(foreign.getMessage()),
                "ask who else may write to our queues; what is for us goes to events.in or to a door");
        parking.park(new ParkedItem(
                id(found.id() + "/" + Sha256.hex(found.body())),
                tenant,
                "queue",
                KIND,
                cause.code(),
                cause.where(),
                String.valueOf(cause.getMessage()),
                cause.advice(),
                null,
                null,
                found.properties(),
                found.body(),
                clock.instant()));
    }

    void park(String tenant, DocumentDoor.Document document, SeraiException cause) {
        parking.park(new ParkedItem(
                id(document.connector() + "/" + Sha256.hex(document.body())),
                tenant,
                document.connector().value(),
                KIND,
                cause.code(),
                cause.where(),
                String.valueOf(cause.getMessage()),
                cause.advice(),
                null,
                document.type(),
                Map.of(),
                document.body(),
                clock.instant()));
    }

    /** An entry of a file that is no document; {@code tenant} as above. In the caller's transaction. */
    void park(String tenant, Consignment consignment, Entry.Unreadable entry) {
        SeraiException cause = entry.cause();
        parking.park(new ParkedItem(
                id(String.join(
                        "/",
                        tenant,
                        consignment.connector().value(),
                        consignment.name(),
                        entry.position(),
                        entry.text())),
                tenant,
                consignment.connector().value(),
                KIND,
                cause.code(),
                entry.position(),
                consignment.at(entry.position()) + ": " + cause.getMessage(),
                cause.advice(),
                null,
                consignment.type(),
                Map.of("file", consignment.name(), "position", entry.position()),
                entry.text().getBytes(StandardCharsets.UTF_8),
                clock.instant()));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
