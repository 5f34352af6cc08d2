package org.serai.outbox.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.serai.outbox.hold.HoldGuard;
import org.serai.outbox.hold.Standing;
import org.serai.tenant.Tenants;
import org.serai.watch.Gauge;
import org.serai.watch.Measure;
import org.serai.watch.Watched;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says aloud that nothing is sent: as a gauge, and in the health of the hub, which takes in all the same. */
final class HoldWatch implements Watched, HealthIndicator {
    private static final Gauge HOLD = new Gauge(
            "serai.hold", "", "1: nothing is sent for the tenant, the database may have forgotten what was sent");
    private final HoldGuard guard;
    private final Tenants tenants;

    HoldWatch(HoldGuard guard, Tenants tenants) {
        this.guard = guard;
        this.tenants = tenants;
    }

    @Override
    public List<Measure> measures() {
        return tenants.all().stream()
                .map(tenant -> HOLD.at(
                        guard.holds(tenant.id()) ? 1 : 0, "tenant", tenant.id().value()))
                .toList();
    }

    @Override
    public Health health() {
        if (guard.standing().isEmpty()) {
            return Health.up().build();
        }
        return Health.status("HELD")
                .withDetail("advice", "./serai hold lists what may have left, ./serai hold release ends it")
                .withDetail(
                        "tenants",
                        guard.standing().entrySet().stream()
                                .collect(Collectors.toMap(
                                        held -> held.getKey().value(), held -> words(held.getValue()))))
                .build();
    }

    private static String words(Standing standing) {
        return "held since " + standing.since() + ": " + standing.cause().found();
    }
}
