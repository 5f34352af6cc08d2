package org.serai.egress;

import java.time.Clock;
import java.time.Instant;
import org.serai.canonical.TenantId;
import org.serai.parked.ParkedItem;
import org.serai.parked.Replayer;

/** Makes parked callbacks wait for their system again, with the whole patience before them. */
final class CallbackReplayer implements Replayer {
    static final String KIND = "callback";
    private final CallbackRows rows;
    private final Clock clock;
    private final Runnable onNew;

    CallbackReplayer(CallbackRows rows, Clock clock, Runnable onNew) {
        this.rows = rows;
        this.clock = clock;
        this.onNew = onNew;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void replay(ParkedItem item) {
        Instant now = clock.instant();
        boolean reopened =
                rows.reopen(new TenantId(item.tenant()), item.id(), now, now.plus(DurableCallbacks.PATIENCE));
        if (!reopened) {
            throw new IllegalStateException("callback " + item.id() + " is parked but its row is not");
        }
        onNew.run();
    }
}
