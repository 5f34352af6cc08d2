package org.serai.policy;

import org.serai.canonical.OutboundMessage;
import org.serai.canonical.Reason;

/** Why a message names nobody to write to. */
public final class Addressing {
    private Addressing() {}

    /** What the flow said about it; else an update, which rarely carries a phone, is about something nobody ordered here. */
    public static Reason missing(OutboundMessage message) {
        Reason problem = message.problem();
        if (problem != null && problem.code().startsWith("recipient.")) {
            return problem;
        }
        return message.event().type().startsWith("shipment.")
                ? Refusal.RECIPIENT_UNKNOWN.reason()
                : Refusal.RECIPIENT_MISSING.reason();
    }
}
