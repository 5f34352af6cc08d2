package org.serai.reply;

import org.serai.canonical.CustomerReply;
import org.serai.canonical.SeraiException;

/** A reply that reaches no flow goes nowhere, which must not happen in silence. */
final class ReachedFlows {
    private ReachedFlows() {}

    static void orThrow(int reached, CustomerReply reply) {
        if (reached == 0) {
            throw new SeraiException(
                    "reply.flow-none",
                    reply.messageId().value(),
                    "no reply flow takes this reply",
                    "add a flow with reply-source answers: unmatched and one with answers: other, then replay");
        }
    }
}
