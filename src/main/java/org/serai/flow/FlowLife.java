package org.serai.flow;

import org.serai.finding.ConfigurationException;
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
            throw new ConfigurationException("routes/ and connectors/", engine.refused());
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
