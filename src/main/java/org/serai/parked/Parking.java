package org.serai.parked;

import java.util.Collection;
import java.util.List;

/** Where things that cannot go on are kept. */
public interface Parking {
    /**
     * Keeps the items with the caller's transaction. The same id again changes nothing while the first is still open, and
     * opens it anew when it had been replayed.
     */
    void park(Collection<ParkedItem> items);

    default void park(ParkedItem item) {
        park(List.of(item));
    }
}
