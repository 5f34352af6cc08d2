package org.serai.outbox;

import org.jspecify.annotations.Nullable;
import org.serai.canonical.OutboundMessage;
import org.serai.cloudapi.SendRequest;
import org.serai.policy.Verdict;

/** What would become of a message if it were handed in now. Looks, keeps nothing. */
public interface Rehearsal {
    Outcome judge(OutboundMessage message);

    /** @param request as it would be posted; null when nothing would be */
    record Outcome(Verdict verdict, @Nullable SendRequest request) {}
}
