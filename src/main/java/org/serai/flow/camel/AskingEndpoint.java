package org.serai.flow.camel;

import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.serai.flow.poll.PollPlan;

/** A system that is asked again and again. Each page is a run of the route; pages follow at once, rounds after a pause. */
final class PollEndpoint extends ScheduledPollEndpoint {
    private static final long LATEST_START_MILLIS = 5_000;
    private final PollPlan plan;
    private final Surroundings surroundings;

    PollEndpoint(String uri, Component component, PollPlan plan, Surroundings surroundings) {
        super(uri, component);
        this.plan = plan;
        this.surroundings = surroundings;
        long every = plan.every().toMillis();
        setDelay(every);
        setInitialDelay(ThreadLocalRandom.current().nextLong(Math.max(1, Math.min(every, LATEST_START_MILLIS))));
        setGreedy(true);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new PollConsumer(this, processor, plan, surroundings);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("serai:poll is a source");
    }
}
