package org.serai.flow;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Event;
import org.serai.ingress.EventFlows;
import org.serai.reply.ReplyFlows;

/** The flows of the running version over the hub's own desk and callbacks. */
final class LiveFlows implements EventFlows, ReplyFlows {
    private final FlowEngine engine;
    private final Supplier<FlowRun> hub;
    private volatile @Nullable FlowRun run;

    /** @param hub asked once, at the first run */
    LiveFlows(FlowEngine engine, Supplier<FlowRun> hub) {
        this.engine = engine;
        this.hub = hub;
    }

    private FlowRun live() {
        FlowRun known = run;
        if (known == null) {
            known = hub.get();
            run = known;
        }
        return known;
    }

    @Override
    public void expect(List<Event> events) {
        live().desk().expect(events);
    }

    @Override
    public int run(Event event) {
        FlowRun live = live();
        return engine.inside(version -> version.run(event, live));
    }

    @Override
    public int run(CustomerReply reply) {
        FlowRun live = live();
        return engine.inside(version -> version.run(reply, live));
    }
}
