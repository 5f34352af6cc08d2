package org.serai.webhook;

import java.util.List;
import org.serai.webhook.events.AccountEventsReceived;
import org.serai.webhook.events.InboundsReceived;
import org.serai.webhook.events.StatusesReceived;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the house what came, on the caller's thread and in its transaction: statuses first, since they name the wamids replies refer to. */
final class Announcer {
    private final ApplicationEventPublisher publisher;

    Announcer(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    void announce(List<Item> items) {
        var statuses =
                only(Item.Status.class, items).stream().map(Item.Status::event).toList();
        if (!statuses.isEmpty()) {
            publisher.publishEvent(new StatusesReceived(statuses));
        }
        var inbounds = only(Item.Inbound.class, items).stream()
                .map(Item.Inbound::event)
                .toList();
        if (!inbounds.isEmpty()) {
            publisher.publishEvent(new InboundsReceived(inbounds));
        }
        var others = only(Item.Account.class, items).stream()
                .map(Item.Account::event)
                .toList();
        if (!others.isEmpty()) {
            publisher.publishEvent(new AccountEventsReceived(others));
        }
    }

    private static <T extends Item> List<T> only(Class<T> kind, List<Item> items) {
        return items.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
