package org.serai.outbox.restraint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.policy.FrequencyCap;
import org.serai.policy.Restraints;
import org.serai.tenant.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks up what may hold messages back: at most two queries for all of them, none where no tenant asks for restraint. */
public final class RestraintFinder {
    private final NightRest night = new NightRest();
    private final CapTable caps;
    private final MarketingHolds holds;

    public RestraintFinder(JdbcClient jdbc, MarketingHolds holds) {
        this.caps = new CapTable(jdbc);
        this.holds = holds;
    }

    /** In the order asked. */
    public List<Restraints> find(List<Asked> all, Instant now) {
        Map<MarketingHolds.Person, Instant> held = holds.among(all, now);
        Map<Integer, Instant> capped = caps.reached(counts(all), now);
        var found = new ArrayList<Restraints>();
        for (int i = 0; i < all.size(); i++) {
            found.add(of(all.get(i), held, capped.get(i), now));
        }
        return found;
    }

    private Restraints of(
            Asked asked, Map<MarketingHolds.Person, Instant> held, @Nullable Instant cappedUntil, Instant now) {
        Tenant tenant = asked.tenant();
        Recipient to = asked.to();
        if (tenant == null || to == null) {
            return Restraints.NONE;
        }
        return new Restraints(
                tenant.sending().mayReach(to),
                null,
                night.until(tenant, to, now),
                asked.purpose() == Purpose.MARKETING
                        ? held.get(new MarketingHolds.Person(tenant.id(), to.key()))
                        : null,
                cappedUntil,
                null);
    }

    private static List<CapTable.Count> counts(List<Asked> all) {
        var counts = new ArrayList<CapTable.Count>();
        for (int i = 0; i < all.size(); i++) {
            Asked asked = all.get(i);
            if (asked.tenant() != null && asked.to() != null) {
                for (FrequencyCap cap : asked.tenant().sending().caps()) {
                    if (cap.counts(asked.purpose())) {
                        counts.add(new CapTable.Count(i, asked.tenant().id(), asked.to(), cap));
                    }
                }
            }
        }
        return counts;
    }
}
