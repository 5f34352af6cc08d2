package org.serai.ingress;

import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.parked.ParkedItem;
import org.serai.parked.Replayer;

/** Sends parked documents through the mapping of today. */
final class DocumentReplayer implements Replayer {
    static final String KIND = "document";
    private final IngressDoor door;

    DocumentReplayer(IngressDoor door) {
        this.door = door;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void replay(ParkedItem item) {
        door.acceptAgain(new Delivery(
                new TenantId(item.tenant()),
                new ConnectorName(item.source()),
                String.valueOf(item.eventId()),
                item.documentType(),
                item.headers(),
                item.payload(),
                item.parkedAt()));
    }
}
