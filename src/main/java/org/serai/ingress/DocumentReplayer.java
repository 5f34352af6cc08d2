package org.serai.ingress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.parked.ParkedItem;
import org.serai.parked.ReplayPace;
import org.serai.parked.Replayer;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;

/**
 * Sends parked documents through the mapping of today, one behind the other: no more of a tenant's at a time than its slowest
 * number may spare, for each mostly leads to a message.
 */
final class DocumentReplayer implements Replayer {
    static final String KIND = "document";
    private final IngressDoor door;
    private final Tenants tenants;
    private final ReplayPace pace;
    private final Clock clock;

    DocumentReplayer(IngressDoor door, Tenants tenants, ReplayPace pace, Clock clock) {
        this.door = door;
        this.tenants = tenants;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void replay(ParkedItem item) {
        TenantId tenant = new TenantId(item.tenant());
        Instant now = clock.instant();
        Duration delay = Duration.between(now, pace.next("documents/" + tenant, slowest(tenant), now));
        door.acceptAgain(
                new Delivery(
                        tenant,
                        new ConnectorName(item.source()),
                        String.valueOf(item.eventId()),
                        item.documentType(),
                        item.headers(),
                        item.payload(),
                        item.parkedAt()),
                delay);
    }

    private int slowest(TenantId tenant) {
        return tenants.find(tenant).stream()
                .flatMap(known -> known.senders().stream())
                .mapToInt(Sender::throughput)
                .min()
                .orElse(1);
    }
}
