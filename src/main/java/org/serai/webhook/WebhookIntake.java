package org.serai.webhook;

import java.time.Clock;
import java.util.List;
import org.serai.broker.BatchHandler;
import org.serai.broker.QueueMessage;
import org.serai.canonical.UnavailableException;
import org.serai.database.StoreAway;
import org.serai.parked.Parking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes webhooks from the queue: one transaction for the batch keeps the bodies, parks what cannot be read and tells the
 * house the rest. When the house fails on it, the batch is halved until the item that does it stands alone; that one is
 * parked, its neighbours are done. Whatever comes again changes nothing.
 */
final class WebhookIntake implements BatchHandler {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookIntake.class);
    private final WebhookParser parser;
    private final WebhookLog log;
    private final Parking parking;
    private final Announcer announcer;
    private final TransactionOperations transactions;
    private final Clock clock;

    WebhookIntake(
            WebhookParser parser,
            WebhookLog log,
            Parking parking,
            Announcer announcer,
            TransactionOperations transactions,
            Clock clock) {
        this.parser = parser;
        this.log = log;
        this.parking = parking;
        this.announcer = announcer;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void handle(List<QueueMessage> batch) {
        List<Contents> all = batch.stream()
                .map(message -> parser.parse(Body.of(message, clock.instant())))
                .toList();
        List<Item> items = all.stream().flatMap(one -> one.items().stream()).toList();
        try {
            transactions.executeWithoutResult(status -> {
                keep(all);
                announcer.announce(items);
            });
        } catch (RuntimeException broken) {
            throwIfAway(broken);
            LOG.warn(
                    "a webhook batch failed with {}; it is taken apart",
                    broken.getClass().getSimpleName());
            transactions.executeWithoutResult(status -> keep(all));
            halve(items, broken);
        }
    }

    private void keep(List<Contents> all) {
        log.keep(all.stream().map(Contents::body).toList());
        parking.park(all.stream()
                .flatMap(one -> one.problems().stream())
                .map(problem -> problem.toParked(clock.instant()))
                .toList());
    }

    private void halve(List<Item> items, RuntimeException broken) {
        if (items.size() == 1) {
            park(items.get(0), broken);
        } else if (items.size() > 1) {
            tell(items.subList(0, items.size() / 2));
            tell(items.subList(items.size() / 2, items.size()));
        }
    }

    private void tell(List<Item> items) {
        try {
            transactions.executeWithoutResult(status -> announcer.announce(items));
        } catch (RuntimeException broken) {
            throwIfAway(broken);
            halve(items, broken);
        }
    }

    private void park(Item item, RuntimeException broken) {
        Problem problem = Problem.of(
                item.excerpt(),
                tenantOf(item),
                "webhook.failed",
                "the house failed on it: " + broken.getClass().getSimpleName(),
                "see the log for the cause; replay it when that is mended");
        LOG.error(
                "webhook item {} failed with {}; parked",
                problem.pointer(),
                broken.getClass().getSimpleName());
        LOG.debug("the failure", broken);
        transactions.executeWithoutResult(status -> parking.park(problem.toParked(clock.instant())));
    }

    private static String tenantOf(Item item) {
        return item instanceof Item.Inbound inbound
                ? inbound.event().tenant().value()
                : WebhookParser.soleSigner(item.excerpt().body());
    }

    private static void throwIfAway(RuntimeException broken) {
        if (broken instanceof UnavailableException || StoreAway.isCauseOf(broken)) {
            throw broken;
        }
    }
}
