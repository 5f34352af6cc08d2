package org.serai.outbox;

import java.util.Optional;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.TenantId;

/** Tells a flow once more of an event it was told of before; the room flow stands behind it. */
public interface Retelling {
    /**
     * What the flow of today says, as a message of its own. Nothing is kept. Empty: the event or the flow is gone, or has
     * nothing to say any more.
     */
    Optional<OutboundMessage> again(TenantId tenant, String event, String flow);
}
