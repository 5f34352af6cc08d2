package org.serai.flow.camel;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;
import org.serai.flow.poll.PollPlan;
import org.serai.flow.poll.SubscriptionPlan;

/**
 * The scheme {@code serai}: {@code event}, {@code reply}, {@code callback} and {@code fetch} are where runs enter a
 * version; {@code poll} and {@code subscription} ask a system by themselves; {@code record} is where a rehearsal ends instead
 * of in a business system.
 */
final class SeraiComponent extends DefaultComponent {
    private static final int POLLING_THREADS = 8;
    private final Dispatcher dispatcher;
    private final Surroundings surroundings;
    private @Nullable ScheduledExecutorService polls;

    SeraiComponent(Dispatcher dispatcher, Surroundings surroundings) {
        this.dispatcher = dispatcher;
        this.surroundings = surroundings;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String kind, Map<String, Object> parameters) {
        var given = new java.util.HashMap<String, String>();
        parameters.forEach((name, value) -> given.put(name, String.valueOf(value)));
        parameters.clear();
        return switch (kind) {
            case "poll" -> poll(uri, PollPlan.of(given));
            case "subscription" -> subscription(uri, SubscriptionPlan.of(given));
            default -> new SeraiEndpoint(uri, this, dispatcher, kind, Map.copyOf(given));
        };
    }

    private Endpoint poll(String uri, PollPlan plan) {
        return asking(
                uri,
                plan.source(),
                plan.every(),
                (endpoint, processor, pace) -> new PollConsumer(endpoint, processor, plan, pace, surroundings));
    }

    private Endpoint subscription(String uri, SubscriptionPlan plan) {
        return asking(
                uri,
                plan.source(),
                plan.every(),
                (endpoint, processor, pace) -> new SubscriptionConsumer(endpoint, processor, plan, pace, surroundings));
    }

    private Endpoint asking(String uri, String source, Duration every, AskingEndpoint.Asking asking) {
        var endpoint = new AskingEndpoint(uri, this, new Pace(source), every, asking);
        endpoint.setScheduledExecutorService(polls());
        return endpoint;
    }

    /** All polls of a version share their threads; they end with the context. */
    private synchronized ScheduledExecutorService polls() {
        if (polls == null) {
            polls = getCamelContext()
                    .getExecutorServiceManager()
                    .newScheduledThreadPool(this, "serai-poll", POLLING_THREADS);
        }
        return polls;
    }
}
