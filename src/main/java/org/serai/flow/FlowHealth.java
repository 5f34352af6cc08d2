package org.serai.flow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.finding.Finding;

/** How it stands with the routes right now. Safe for many threads. */
public final class FlowHealth {
    private final FlowEngine engine;

    FlowHealth(FlowEngine engine) {
        this.engine = engine;
    }

    /**
     * @param version counts from 1 since the start; 0: none runs
     * @param down the routes that should run and do not
     * @param away sources that run and whose system is away or refuses us, and why
     * @param refused why the newest state of the files does not run; empty when it does
     */
    public record State(
            int version,
            @Nullable Instant since,
            int routes,
            List<String> down,
            Map<String, String> away,
            List<Finding> refused,
            List<Finding> warnings) {
        public boolean isUp() {
            return version > 0 && down.isEmpty();
        }
    }

    public State state() {
        return engine.version()
                .map(this::state)
                .orElseGet(() -> new State(0, null, 0, List.of(), Map.of(), engine.refused(), List.of()));
    }

    private State state(FlowVersion version) {
        var routes = version.routes().states(engine.sourcesRun());
        List<String> down = routes.stream()
                .filter(route -> !route.running())
                .map(route -> route.route())
                .toList();
        return new State(
                version.number(),
                version.since(),
                routes.size(),
                down,
                version.routes().away(),
                engine.refused(),
                version.warnings());
    }
}
