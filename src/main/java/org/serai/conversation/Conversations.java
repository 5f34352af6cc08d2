package org.serai.conversation;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.database.TimeCursor;

/** Reads conversations by person, whichever key the person is named by: what they said, and what we did. */
final class Conversations implements Timeline {
    private static final int MAX_LIMIT = 500;
    private static final Comparator<TimelineItem> NEWEST = Comparator.comparing(TimelineItem::at)
            .thenComparing(item -> item.wamid().value())
            .reversed();
    private final ConversationItems heard;
    private final Said said;
    private final PersonIdentities identities;

    Conversations(ConversationItems heard, Said said, PersonIdentities identities) {
        this.heard = heard;
        this.said = said;
        this.identities = identities;
    }

    @Override
    public Page of(TenantId tenant, Recipient person, @Nullable String cursor, int limit) {
        int size = Math.max(1, Math.min(limit, MAX_LIMIT));
        List<TimelineItem> found = newest(tenant, identities.keys(tenant, person), TimeCursor.read(cursor), size + 1);
        if (found.size() <= size) {
            return new Page(found, null);
        }
        TimelineItem last = found.get(size - 1);
        return new Page(
                List.copyOf(found.subList(0, size)),
                new TimeCursor(last.at(), last.wamid().value()).text());
    }

    private List<TimelineItem> newest(TenantId tenant, Set<String> keys, TimeCursor before, int limit) {
        return Stream.concat(
                        heard.page(tenant, keys, before, limit).stream(), said.to(tenant, keys, before, limit).stream())
                .sorted(NEWEST)
                .limit(limit)
                .toList();
    }
}
