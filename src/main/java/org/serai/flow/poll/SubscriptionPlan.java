package org.serai.flow.poll;

import java.time.Duration;
import java.util.Map;

/**
 * What a route says of the subscription it keeps.
 *
 * @param source names it in the database, the same in every version
 * @param isWanted false: a tenant's settings say that there shall be none
 * @param every from one renewal to the next; short against the time a subscription lives, so that several may fail
 */
public record SubscriptionPlan(String source, String connector, String tenant, boolean isWanted, Duration every) {

    /** @throws IllegalArgumentException that names the parameter */
    public static SubscriptionPlan of(Map<String, String> given) {
        return new SubscriptionPlan(
                given.getOrDefault("source", ""),
                given.getOrDefault("connector", ""),
                given.getOrDefault("tenant", ""),
                Plans.truth(given, "wanted"),
                Plans.duration(given, "every"));
    }
}
