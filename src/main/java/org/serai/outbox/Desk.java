package org.serai.outbox;

import java.util.List;
import org.serai.canonical.Event;
import org.serai.canonical.OutboundMessage;
import org.serai.policy.Verdict;

/** Where flows hand in what they want to say. */
public interface Desk {
    /**
     * Asks policy and keeps the message with the verdict, refused ones too, in the caller's transaction. Handing in the
     * same flow's message for the same event again changes nothing and gives the first verdict.
     */
    Verdict submit(OutboundMessage message);

    /**
     * Says about whom messages are about to be handed in, in the caller's transaction: what policy wants to know of all of
     * them is then looked up at once. Changes no verdict.
     */
    default void expect(List<Event> events) {}
}
