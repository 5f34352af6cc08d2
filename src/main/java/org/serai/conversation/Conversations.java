package org.serai.conversation;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.database.TimeCursor;

/** Reads and keeps conversations by person, whichever key the person is named by. */
final class Conversations implements Timeline, Outbound {
    private static final int MAX_LIMIT = 500;
    private final ConversationItems items;
    private final PersonIdentities identities;

    Conversations(ConversationItems items, PersonIdentities identities) {
        this.items = items;
        this.identities = identities;
    }

    @Override
    public Page of(TenantId tenant, Recipient person, @Nullable String cursor, int limit) {
        int size = Math.max(1, Math.min(limit, MAX_LIMIT));
        List<TimelineItem> found =
                items.page(tenant, identities.keys(tenant, person), TimeCursor.read(cursor), size + 1);
        if (found.size() <= size) {
            return new Page(found, null);
        }
        TimelineItem last = found.get(size - 1);
        return new Page(
                List.copyOf(found.subList(0, size)),
                new TimeCursor(last.at(), last.wamid().value()).text());
    }

    @Override
    public void recordOutbound(Collection<Message> messages) {
        messages.stream()
                .collect(Collectors.groupingBy(Message::tenant))
                .forEach((tenant, ofTenant) -> items.keepOutbound(
                        ofTenant,
                        identities.find(
                                tenant, ofTenant.stream().map(Message::to).toList())));
    }
}
