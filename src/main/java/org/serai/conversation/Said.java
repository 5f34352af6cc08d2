package org.serai.conversation;

import java.util.List;
import java.util.Set;
import org.serai.canonical.TenantId;
import org.serai.database.TimeCursor;

/** What we said to people. It is kept once, by the room that sends; a conversation reads it there. */
public interface Said {
    /**
     * The messages the Cloud API gave an id, newest first, by the time it was given; ids of one moment by their bytes,
     * falling.
     *
     * @param keys by which the person was ever written to
     */
    List<TimelineItem> to(TenantId tenant, Set<String> keys, TimeCursor before, int limit);
}
