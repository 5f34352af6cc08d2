package org.serai.sandbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.serai.cloudapi.CloudApiError;
import org.serai.sandbox.SandboxLimits;

/** Meta's number throughput, pair rate and messaging limit, while they are switched on. */
final class Limits {
    private static final Duration PAIR_GAP = Duration.ofSeconds(6);
    private static final int TIDY_ABOVE = 100_000;
    private final Map<String, TokenBucket> pairs = new ConcurrentHashMap<>();
    private final Map<String, TokenBucket> numbers = new ConcurrentHashMap<>();
    private final PeopleReached portfolio = new PeopleReached();
    private volatile SandboxLimits limits;

    Limits(SandboxLimits limits) {
        this.limits = limits;
    }

    SandboxLimits current() {
        return limits;
    }

    void set(SandboxLimits changed) {
        limits = changed;
        clear();
    }

    void clear() {
        pairs.clear();
        numbers.clear();
        portfolio.clear();
    }

    /** @param isAnswer inside the person's customer service window */
    Optional<CloudApiError> refusal(String numberId, String person, boolean isAnswer, Instant now) {
        SandboxLimits current = limits;
        if (current.throughput() > 0 && !number(numberId, current.throughput()).take(now)) {
            return Optional.of(MetaErrors.of(
                    130429,
                    "Cloud API message throughput has been reached: " + current.throughput() + " messages a second"));
        }
        if (current.pairBurst() > 0
                && !pair(numberId + "|" + person, current.pairBurst(), now).take(now)) {
            return Optional.of(MetaErrors.of(
                    131056,
                    "Too many messages sent from the sender phone number to the same recipient phone number in a"
                            + " short period of time."));
        }
        return isAnswer || current.messagingLimit() == 0 || portfolio.reach(person, current.messagingLimit(), now)
                ? Optional.empty()
                : Optional.of(beyondMessagingLimit());
    }

    /** Meta does not say which code it is; 131048 is the only one whose text speaks of how many messages may be sent. */
    private static CloudApiError beyondMessagingLimit() {
        return MetaErrors.of(
                131048,
                "Message failed to send because there are restrictions on how many messages can be sent from this phone"
                        + " number. This may be because too many previous messages were blocked or flagged as spam.");
    }

    private TokenBucket number(String id, int aSecond) {
        return numbers.computeIfAbsent(id, x -> new TokenBucket(aSecond, Duration.ofNanos(1_000_000_000L / aSecond)));
    }

    private TokenBucket pair(String key, int burst, Instant now) {
        if (pairs.size() > TIDY_ABOVE) {
            pairs.values().removeIf(bucket -> bucket.isFull(now));
        }
        return pairs.computeIfAbsent(key, x -> new TokenBucket(burst, PAIR_GAP));
    }
}
