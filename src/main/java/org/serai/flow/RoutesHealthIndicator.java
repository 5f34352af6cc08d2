package org.serai.flow;

import org.serai.finding.Finding;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN when a route that should run does not; a refused edit and a system that is away are only told. */
final class RoutesHealthIndicator implements HealthIndicator {
    private final FlowHealth flows;

    RoutesHealthIndicator(FlowHealth flows) {
        this.flows = flows;
    }

    @Override
    public Health health() {
        FlowHealth.State state = flows.state();
        Health.Builder health = state.isUp() ? Health.up() : Health.down();
        health.withDetail("version", state.version()).withDetail("routes", state.routes());
        if (state.since() != null) {
            health.withDetail("since", state.since().toString());
        }
        if (!state.down().isEmpty()) {
            health.withDetail("down", state.down());
        }
        if (!state.away().isEmpty()) {
            health.withDetail("away", state.away());
        }
        if (!state.refused().isEmpty()) {
            health.withDetail(
                    "refused", state.refused().stream().map(Finding::toString).toList());
        }
        return health.build();
    }
}
