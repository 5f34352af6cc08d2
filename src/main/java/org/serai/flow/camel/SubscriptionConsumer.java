package org.serai.flow.camel;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.flow.poll.Subscription;
import org.serai.flow.poll.SubscriptionPlan;
import org.serai.flow.watch.SourceName;
import org.serai.flow.watch.SubscriptionFigures;

/**
 * Keeps a subscription alive: the route looks what there is, makes it or renews it, and says until when it lives. Killed in
 * between, the next one looks again.
 */
final class SubscriptionConsumer extends ScheduledPollConsumer {
    private final SubscriptionPlan plan;
    private final Pace pace;
    private final Sources hub;
    private final Clock clock;
    private @Nullable SubscriptionFigures figures;

    SubscriptionConsumer(
            Endpoint endpoint, Processor processor, SubscriptionPlan plan, Pace pace, Surroundings surroundings) {
        super(endpoint, processor);
        this.plan = plan;
        this.pace = pace;
        this.hub = surroundings.sources();
        this.clock = surroundings.clock();
    }

    @Override
    protected void doStart() throws Exception {
        pace.begin();
        if (plan.isWanted()) {
            figures = hub.figures().subscription(new SourceName(plan.tenant(), plan.connector(), plan.source()));
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        pace.begin();
        if (figures != null) {
            hub.figures().gone(figures);
        }
    }

    @Override
    protected int poll() {
        if (figures == null || !pace.isDue()) {
            return 0;
        }
        try {
            figures.lives(kept());
            pace.rest(plan.every());
            pace.recovered();
        } catch (Exception failed) {
            pace.failed(SystemFailure.of(plan.connector(), failed));
        }
        return 0;
    }

    private Duration kept() throws Exception {
        var subscription = new Subscription(plan, clock.instant());
        var run = new SourceRun(plan.source(), plan.connector(), plan.tenant());
        run.run(this, Map.of("address", address()), Subscription.PROPERTY, subscription);
        return subscription
                .left()
                .orElseThrow(() -> new SeraiException(
                        "subscription.not-kept",
                        "connectors/" + plan.connector(),
                        "the route " + getRouteId() + " did not say until when the subscription lives",
                        "let it end in kamelet:keep-subscription-action"));
    }

    private String address() {
        return hub.address()
                .ofDoor(new TenantId(plan.tenant()), new ConnectorName(plan.connector()))
                .orElseThrow(() -> new SeraiException(
                        "subscription.no-address",
                        "serai.public-url",
                        "nobody said where " + plan.connector() + " reaches this hub",
                        "set SERAI_PUBLIC_URL to the hub's address as seen from the Internet, https://hub.example"));
    }
}
