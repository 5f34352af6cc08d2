package org.serai.flow.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;

/** One try to make a subscription or to renew it; the route tells it until when it lives now. For one thread. */
public final class Subscription {
    /** The exchange property that holds it. */
    public static final String PROPERTY = "serai.subscription";

    private final SubscriptionPlan plan;
    private final Instant now;
    private @Nullable Duration left;

    public Subscription(SubscriptionPlan plan, Instant now) {
        this.plan = plan;
        this.now = now;
    }

    /** @throws SeraiException {@code subscription.ended} where that is over already */
    public void livesUntil(Instant end) {
        Duration rest = Duration.between(now, end);
        if (rest.isNegative() || rest.isZero()) {
            throw new SeraiException(
                    "subscription.ended",
                    "connectors/" + plan.connector(),
                    plan.connector() + " says the subscription ended at " + end,
                    "compare the clocks; see the subscription in the system");
        }
        left = rest;
    }

    /** Empty: the route did not say. */
    public Optional<Duration> left() {
        return Optional.ofNullable(left);
    }
}
