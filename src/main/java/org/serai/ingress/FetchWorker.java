package org.serai.ingress;

import java.util.List;
import org.serai.broker.BatchHandler;
import org.serai.broker.QueueMessage;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.json.Json;
import org.serai.parked.ParkedItem;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the system what a thin document leaves out, then hands the delivery back to the main queue. One at a time. */
final class FetchWorker implements BatchHandler {
    private static final int MOST_TRIES = 30;
    private final Reading reading;
    private final DocumentFetch fetch;
    private final IngressDoor door;
    private final Intake intake;
    private final Strangers strangers;
    private final TransactionTemplate transaction;

    FetchWorker(
            Reading reading,
            DocumentFetch fetch,
            IngressDoor door,
            Intake intake,
            Strangers strangers,
            TransactionTemplate transaction) {
        this.reading = reading;
        this.fetch = fetch;
        this.door = door;
        this.intake = intake;
        this.strangers = strangers;
        this.transaction = transaction;
    }

    @Override
    public void handle(List<QueueMessage> batch) {
        batch.forEach(this::fetch);
    }

    private void fetch(QueueMessage message) {
        try {
            fetch(message, DeliveryMessage.of(message));
        } catch (ForeignMessage foreign) {
            transaction.executeWithoutResult(status -> strangers.park(ParkedItem.NOBODY, foreign));
        }
    }

    private void fetch(QueueMessage message, DeliveryMessage taken) {
        try {
            Object answer = fetch.fetch(taken.delivery(), reading.document(taken.delivery()));
            door.acceptFetched(taken, Json.text(answer));
        } catch (UnavailableException away) {
            if (message.deliveryCount() < MOST_TRIES) {
                throw away;
            }
            park(taken, away);
        } catch (SeraiException refused) {
            park(taken, refused);
        }
    }

    private void park(DeliveryMessage taken, SeraiException cause) {
        transaction.executeWithoutResult(status -> intake.parkUnhandled(taken, cause));
    }
}
