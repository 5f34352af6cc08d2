package org.serai.flow;

import java.util.function.Function;
import org.serai.canonical.Event;
import org.serai.canonical.OutboundMessage;
import org.serai.policy.Verdict;

/** Runs events through the flows that run right now, and keeps, sends and calls nothing. Safe for many threads. */
public final class DryRun {
    private final FlowEngine engine;

    DryRun(FlowEngine engine) {
        this.engine = engine;
    }

    /** @param judge asked for the verdict on each message */
    public Rehearsed run(Event event, Function<OutboundMessage, Verdict> judge) {
        return engine.inside(version -> new Recording(judge).of(run -> version.run(event, run)));
    }
}
