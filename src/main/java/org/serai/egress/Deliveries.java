package org.serai.egress;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;

/** Which systems have taken which replies. */
public interface Deliveries {
    /** The first delivered first; a reply may have gone to several systems, or to none yet. */
    List<Delivery> of(TenantId tenant, Collection<Wamid> replies);

    /** @param step the id of the route step that asked for it */
    record Delivery(Wamid reply, ConnectorName connector, String step, Instant at) {}
}
