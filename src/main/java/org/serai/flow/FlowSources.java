package org.serai.flow;

import org.springframework.context.SmartLifecycle;

/** Lets the sources read once everything else is there, and stops them before anything else goes. */
final class FlowSources implements SmartLifecycle {
    private final FlowEngine engine;

    FlowSources(FlowEngine engine) {
        this.engine = engine;
    }

    @Override
    public void start() {
        engine.startSources();
    }

    @Override
    public void stop() {
        engine.stopSources();
    }

    @Override
    public boolean isRunning() {
        return engine.sourcesRun();
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
