package org.serai.flow;

import org.serai.canonical.CustomerReply;
import org.serai.canonical.Event;
import org.serai.ingress.EventFlows;
import org.serai.reply.ReplyFlows;

/** The flows of the running version over the hub's own desk and callbacks. */
final class LiveFlows implements EventFlows, ReplyFlows {
    private final FlowEngine engine;
    private final FlowRun run;

    LiveFlows(FlowEngine engine, FlowRun run) {
        this.engine = engine;
        this.run = run;
    }

    @Override
    public int run(Event event) {
        return engine.inside(version -> version.run(event, run));
    }

    @Override
    public int run(CustomerReply reply) {
        return engine.inside(version -> version.run(reply, run));
    }
}
