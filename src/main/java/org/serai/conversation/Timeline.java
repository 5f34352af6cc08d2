package org.serai.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;

/** What was said between a tenant and a person, in both directions, whichever key the person was known by. */
public interface Timeline {
    /**
     * Newest first.
     *
     * @param cursor {@code next} of the page before; null for the first
     * @param limit 1 to 500
     */
    Page of(TenantId tenant, Recipient person, @Nullable String cursor, int limit);

    /** @param next the cursor of the page after; null at the end */
    record Page(List<TimelineItem> items, @Nullable String next) {}
}
