package org.serai.sandbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One fault asked for: where, for whom, what, how often. */
final class Fault {
    private static final List<String> PLACES = List.of("messages", "media", "templates", "webhook");
    private final String on;
    private final @Nullable String to;
    private final FaultKind kind;
    private final long value;
    private final @Nullable String status;
    private final double share;
    private final @Nullable AtomicLong left;
    private final AtomicLong struck = new AtomicLong();
    private final TokenBucket bucket;

    Fault(Node asked) {
        kind = FaultKind.of(asked.lower("fault"));
        on = asked.text("on", kind.moment() == FaultKind.Moment.STATUS ? "webhook" : "messages");
        to = asked.filled("to") ? Numbers.person(asked.text("to", "")) : null;
        value = asked.number("value", fallback(kind));
        status = asked.text("status");
        share = asked.decimal("share", 1);
        left = asked.has("count") ? new AtomicLong(asked.number("count", 1)) : null;
        if (!PLACES.contains(on)) {
            throw new BadCall("on is one of " + PLACES + ", not '" + on + "'");
        }
        if (share < 0 || share > 1) {
            throw new BadCall("share is between 0 and 1, not " + share);
        }
        if (value < 0 || kind == FaultKind.HTTP && (value < 200 || value > 599)) {
            throw new BadCall(kind.word() + " cannot have the value " + value);
        }
        int aSecond = (int) Math.max(1, Math.min(1_000_000, value));
        bucket = new TokenBucket(aSecond, Duration.ofNanos(1_000_000_000L / aSecond));
    }

    private static long fallback(FaultKind kind) {
        return switch (kind) {
            case LATENCY, DELAY_STATUS -> 1_000;
            case ERROR, FAIL_STATUS -> 131_000;
            case HTTP -> 503;
            case RATE_LIMIT -> 80;
            case REPEAT_STATUS -> 3;
            default -> 0;
        };
    }

    FaultKind kind() {
        return kind;
    }

    long value() {
        return value;
    }

    /** Does it concern that status? A fault without {@code status} concerns all. */
    boolean concerns(String word) {
        return status == null || status.equals(word);
    }

    /** Decides for one call, and counts it. A {@code to} can only be met by a call that has a recipient. */
    boolean strikes(String place, @Nullable String person, Instant realNow) {
        boolean meant = on.equals(place) && (to == null || to.equals(person));
        if (!meant || share < 1 && ThreadLocalRandom.current().nextDouble() >= share) {
            return false;
        }
        if (kind == FaultKind.RATE_LIMIT && bucket.take(realNow)) {
            return false;
        }
        if (left != null && left.getAndUpdate(n -> Math.max(0, n - 1)) <= 0) {
            return false;
        }
        struck.incrementAndGet();
        return true;
    }

    Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("on", on);
        if (to != null) {
            tree.put("to", to);
        }
        tree.put("fault", kind.word());
        tree.put("value", value);
        if (status != null) {
            tree.put("status", status);
        }
        if (share < 1) {
            tree.put("share", share);
        }
        if (left != null) {
            tree.put("left", left.get());
        }
        tree.put("struck", struck.get());
        return tree;
    }
}
