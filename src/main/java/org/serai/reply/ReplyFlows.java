package org.serai.reply;

import org.serai.canonical.CustomerReply;

/** What runs the reply flows; the room flow stands behind it. */
public interface ReplyFlows {
    /**
     * Runs the reply flow that fits (by the flow of the message it answers, else the one for unmatched replies), on the
     * caller's thread and in its transaction.
     *
     * @return how many flows the reply reached; never 0 with the shipped routes
     */
    int run(CustomerReply reply);
}
