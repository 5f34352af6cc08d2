package org.serai.flow.camel;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** A system that is asked again and again. Each question is a run of the route; the pages of one round follow at once. */
final class AskingEndpoint extends ScheduledPollEndpoint {
    private static final long LATEST_START_MILLIS = 5_000;
    private static final long LONGEST_TICK_MILLIS = 1_000;
    private final Pace pace;
    private final Asking asking;

    /** Makes what asks, for one route. */
    @FunctionalInterface
    interface Asking {
        ScheduledPollConsumer consumer(Endpoint endpoint, Processor processor, Pace pace);
    }

    /** @param every the pause between two rounds; what asks looks more often whether it is due, for retries are sooner */
    AskingEndpoint(String uri, Component component, Pace pace, Duration every, Asking asking) {
        super(uri, component);
        this.pace = pace;
        this.asking = asking;
        long millis = Math.max(1, every.toMillis());
        setDelay(Math.min(millis, LONGEST_TICK_MILLIS));
        setInitialDelay(ThreadLocalRandom.current().nextLong(Math.min(millis, LATEST_START_MILLIS)));
        setGreedy(true);
    }

    /** The sources whose system is away or refuses us, and what it said. */
    static Map<String, String> away(CamelContext context) {
        var away = new TreeMap<String, String>();
        context.getEndpoints().forEach(endpoint -> {
            if (endpoint instanceof AskingEndpoint source) {
                source.pace.trouble().ifPresent(why -> away.put(source.pace.source(), why));
            }
        });
        return away;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = asking.consumer(this, processor, pace);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("serai:poll and serai:subscription are sources");
    }
}
