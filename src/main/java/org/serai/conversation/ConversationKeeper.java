package org.serai.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.Tree;
import org.serai.canonical.UserId;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;
import org.serai.webhook.events.AccountEventsReceived;
import org.serai.webhook.events.InboundReceived;
import org.serai.webhook.events.InboundsReceived;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/** Keeps what customers send, before anybody answers it: who they are, what they said, their window, their media. */
class ConversationKeeper {
    /** Other rooms that listen to the same event come later, and find the person and the window here. */
    static final int FIRST = 10;

    private final PersonIdentities identities;
    private final ConversationItems items;
    private final ServiceWindows windows;
    private final MediaQueue media;
    private final Tenants tenants;
    private final Clock clock;

    ConversationKeeper(
            PersonIdentities identities,
            ConversationItems items,
            ServiceWindows windows,
            MediaQueue media,
            Tenants tenants,
            Clock clock) {
        this.identities = identities;
        this.items = items;
        this.windows = windows;
        this.media = media;
        this.tenants = tenants;
        this.clock = clock;
    }

    @EventListener
    @Order(FIRST)
    void keep(InboundsReceived batch) {
        batch.messages().stream()
                .collect(Collectors.groupingBy(InboundReceived::tenant, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::keep);
    }

    @EventListener
    @Order(FIRST)
    void follow(AccountEventsReceived batch) {
        batch.events().stream()
                .filter(event -> event.field().equals("user_id_update"))
                .forEach(event -> ownerOf(event.wabaId()).forEach(tenant -> follow(tenant, Tree.of(event.value()))));
    }

    private void keep(TenantId tenant, List<InboundReceived> messages) {
        Links links = learn(tenant, messages);
        items.keep(messages, links);
        windows.open(openings(messages, links));
        media.enqueue(messages.stream().flatMap(MediaMention::in).toList());
    }

    private Links learn(TenantId tenant, List<InboundReceived> messages) {
        Links before = identities.find(tenant, people(messages));
        List<Link> learned = messages.stream()
                .flatMap(message -> IdentityReader.read(message, before).stream())
                .toList();
        if (before.links().containsAll(learned)) {
            return before;
        }
        identities.learn(tenant, learned);
        return identities.find(tenant, people(messages));
    }

    private void follow(TenantId tenant, Tree value) {
        Instant now = clock.instant();
        var updates = value.items("user_id_update");
        Links known = identities.find(
                tenant,
                updates.stream()
                        .flatMap(update -> update.text("user_id", "previous").stream())
                        .filter(UserId::isUserId)
                        .map(id -> Recipient.of(new UserId(id)))
                        .toList());
        identities.learn(
                tenant,
                updates.stream()
                        .flatMap(update -> IdentityReader.update(update, known, now).stream())
                        .toList());
    }

    private Map<ServiceWindows.Key, Instant> openings(List<InboundReceived> messages, Links links) {
        Instant now = clock.instant();
        var openings = new HashMap<ServiceWindows.Key, Instant>();
        messages.stream()
                .filter(WindowRule::isOpenedBy)
                .forEach(message -> links.keys(message.from())
                        .forEach(key -> openings.merge(
                                new ServiceWindows.Key(message.number().value(), key),
                                WindowRule.openedAt(message, now),
                                (one, two) -> one.isAfter(two) ? one : two)));
        return openings;
    }

    private static Collection<Recipient> people(List<InboundReceived> messages) {
        var people = new ArrayList<Recipient>();
        messages.forEach(message -> {
            people.add(message.from());
            Tree.of(message.message())
                    .text("system", "previous_user_id")
                    .filter(UserId::isUserId)
                    .ifPresent(id -> people.add(Recipient.of(new UserId(id))));
        });
        return people;
    }

    private Stream<TenantId> ownerOf(String wabaId) {
        return tenants.all().stream()
                .flatMap(tenant -> tenant.senders().stream())
                .filter(sender -> sender.wabaId().equals(wabaId))
                .map(Sender::tenant)
                .distinct();
    }
}
