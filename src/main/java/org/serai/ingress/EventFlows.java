package org.serai.ingress;

import java.util.List;
import org.serai.canonical.Event;

/** What runs the flows over an event; the room flow stands behind it. */
public interface EventFlows {
    /** Says which events are about to run in this transaction, so that what they need is looked up for all at once. */
    default void expect(List<Event> events) {}

    /**
     * Runs every flow that waits for this type of event of this tenant, on the caller's thread and in its transaction.
     * May run twice for one event after a crash; then the first run was rolled back.
     *
     * @return how many flows the event reached
     */
    int run(Event event);
}
