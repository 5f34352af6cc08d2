package org.serai.reply;

import java.time.Clock;
import java.util.Set;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.database.StoreAway;
import org.serai.parked.Parking;
import org.serai.webhook.events.InboundReceived;
import org.serai.webhook.events.InboundsReceived;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes a reply of each message of a customer and runs its flow, once a wamid, in the transaction that keeps the webhook.
 * Each flow runs behind a savepoint: one that fails is undone and parked, the others stay.
 */
class ReplyIntake {
    /** After the conversation, which knows the person by then. */
    private static final int AFTER_CONVERSATION = 20;

    private static final Set<String> NOTHING_SAID = Set.of("system", "edit", "revoke", "request_welcome", "ephemeral");
    private static final Logger LOG = LoggerFactory.getLogger(ReplyIntake.class);
    private final ReplyComposer composer;
    private final ReplyRows rows;
    private final ConsentWords consent;
    private final ReplyFlows flows;
    private final Parking parking;
    private final TransactionOperations savepoint;
    private final Clock clock;

    /** @param savepoint nested transactions: a savepoint inside the caller's */
    ReplyIntake(
            ReplyComposer composer,
            ReplyRows rows,
            ConsentWords consent,
            ReplyFlows flows,
            Parking parking,
            TransactionOperations savepoint,
            Clock clock) {
        this.composer = composer;
        this.rows = rows;
        this.consent = consent;
        this.flows = flows;
        this.parking = parking;
        this.savepoint = savepoint;
        this.clock = clock;
    }

    @EventListener
    @Order(AFTER_CONVERSATION)
    void receive(InboundsReceived batch) {
        batch.messages().stream()
                .filter(message -> !NOTHING_SAID.contains(message.type()))
                .forEach(this::receive);
    }

    private void receive(InboundReceived inbound) {
        ReplyComposer.Composed composed = composer.compose(inbound);
        if (rows.insert(composed, clock.instant())) {
            consent.heed(composed.reply());
            run(composed.reply());
        }
    }

    private void run(CustomerReply reply) {
        try {
            savepoint.executeWithoutResult(status -> ReachedFlows.orThrow(flows.run(reply), reply));
        } catch (RuntimeException broken) {
            if (broken instanceof UnavailableException || StoreAway.isCauseOf(broken)) {
                throw broken;
            }
            park(reply, broken);
        }
    }

    private void park(CustomerReply reply, RuntimeException broken) {
        String code = broken instanceof SeraiException known ? known.code() : "reply.flow-failed";
        LOG.warn("reply {} of tenant {} is parked: {}", reply.messageId(), reply.tenant(), code);
        LOG.debug("reply {}", reply.messageId(), broken);
        parking.park(ParkedReply.of(reply, code, broken, clock.instant()));
    }
}
