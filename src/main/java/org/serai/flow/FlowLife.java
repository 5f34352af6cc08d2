package org.serai.flow;

import org.serai.canonical.SeraiException;
import org.serai.finding.Finding;
import org.springframework.context.SmartLifecycle;

/**
 * Loads the first version before anyone consumes a queue, and refuses to start with files that do not fit together. Ends
 * after those who run flows have ended.
 */
final class FlowLife implements SmartLifecycle {
    private final FlowEngine engine;
    private final FlowWatcher watcher;
    private volatile boolean running;

    FlowLife(FlowEngine engine, FlowWatcher watcher) {
        this.engine = engine;
        this.watcher = watcher;
    }

    @Override
    public void start() {
        if (!watcher.start()) {
            String findings = engine.refused().stream()
                    .map(Finding::toString)
                    .reduce((a, b) -> a + "\n" + b)
                    .orElse("");
            throw new SeraiException(
                    "configuration.invalid",
                    "routes",
                    "the files do not fit together:\n" + findings,
                    "mend them; ./serai validate shows each with its line");
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        watcher.close();
        engine.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
