package org.serai.outbox;

import org.serai.canonical.OutboundMessage;
import org.serai.policy.Verdict;

/** Where flows hand in what they want to say. */
public interface Desk {
    /**
     * Asks policy and keeps the message with the verdict, refused ones too, in the caller's transaction. Handing in the
     * same flow's message for the same event again changes nothing and gives the first verdict.
     */
    Verdict submit(OutboundMessage message);
}
