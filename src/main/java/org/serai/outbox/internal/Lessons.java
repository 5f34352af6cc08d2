package org.serai.outbox.internal;

import java.time.Instant;
import java.util.EnumSet;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.consent.ConsentChange;
import org.serai.consent.Consents;
import org.serai.outbox.restraint.MarketingHolds;

/** What a refused message teaches about its recipient, whether an answer or a status says it. */
record Lessons(Consents consents, MarketingHolds holds) {
    private static final int HELD_BACK = 131049;
    private static final int STOPPED_MARKETING = 131050;

    void learn(TenantId tenant, Recipient to, int code, Instant now) {
        if (code == STOPPED_MARKETING) {
            consents.record(new ConsentChange(
                    tenant, to, EnumSet.of(Purpose.MARKETING), ConsentState.DENIED, "meta", "131050", now));
        } else if (code == HELD_BACK) {
            holds.hold(tenant, to, now);
        }
    }
}
