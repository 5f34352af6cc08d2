package org.serai.ingress;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.serai.broker.QueueMessage;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.serai.database.StoreAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes batches from the queue, one transaction for each part of one. If a batch fails, its deliveries are taken one by
 * one, and the one that fails again is parked: a poison document stops itself only. Only a store that is away sends the
 * batch back.
 */
final class IngressWorker {
    private static final Logger LOG = LoggerFactory.getLogger(IngressWorker.class);
    private static final int PART = 128;
    private static final int WRITERS = 2;
    private static final int TRIES_BEFORE_SUSPICION = 5;
    private final Intake intake;
    private final Strangers strangers;
    private final TransactionTemplate transaction;
    private final ForkJoinPool writers = new ForkJoinPool(WRITERS);

    IngressWorker(Intake intake, Strangers strangers, TransactionTemplate transaction) {
        this.intake = intake;
        this.strangers = strangers;
        this.transaction = transaction;
    }

    /** @param owner whose queue it is */
    void handle(TenantId owner, List<QueueMessage> batch) {
        try {
            List<DeliveryMessage> deliveries =
                    batch.stream().map(DeliveryMessage::of).toList();
            take(deliveries);
        } catch (RuntimeException failed) {
            if (isStoreAway(failed)) {
                throw failed;
            }
            batch.forEach(message -> alone(owner, message));
        }
    }

    /** Read on all processors, then taken in by several writers at once, each with what concerns nobody else's. */
    private void take(List<DeliveryMessage> all) {
        List<Intake.Read> read = intake.withoutThoseToFetch(all).parallelStream()
                .map(intake::read)
                .toList();
        int most = read.size() < PART ? 1 : WRITERS;
        List<? extends ForkJoinTask<?>> writing = Strands.of(read, most).stream()
                .map(strand -> writers.submit(() -> write(strand)))
                .toList();
        writing.forEach(ForkJoinTask::quietlyJoin);
        writing.forEach(ForkJoinTask::join);
    }

    private void write(List<Intake.Read> strand) {
        for (int from = 0; from < strand.size(); from += PART) {
            List<Intake.Read> part = strand.subList(from, Math.min(from + PART, strand.size()));
            transaction.executeWithoutResult(status -> intake.take(part));
        }
    }

    private void alone(TenantId owner, QueueMessage message) {
        try {
            alone(message, DeliveryMessage.of(message));
        } catch (ForeignMessage foreign) {
            LOG.warn("{}; it is parked", foreign.getMessage());
            transaction.executeWithoutResult(status -> strangers.park(owner.value(), foreign));
        }
    }

    private void alone(QueueMessage message, DeliveryMessage delivery) {
        try {
            if (message.deliveryCount() > TRIES_BEFORE_SUSPICION) {
                throw new IllegalStateException("given back " + message.deliveryCount() + " times");
            }
            take(List.of(delivery));
        } catch (RuntimeException failed) {
            if (isStoreAway(failed) && message.deliveryCount() <= TRIES_BEFORE_SUSPICION) {
                throw failed;
            }
            LOG.warn(
                    "delivery {} of {}/{} is parked",
                    delivery.delivery().eventId(),
                    delivery.delivery().tenant(),
                    delivery.delivery().connector(),
                    failed);
            transaction.executeWithoutResult(status -> intake.parkUnhandled(delivery, failed));
        }
    }

    private static boolean isStoreAway(RuntimeException failed) {
        return failed instanceof UnavailableException || StoreAway.isCauseOf(failed);
    }
}
