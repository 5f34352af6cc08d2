package org.serai.watch;

import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;

/** Ages that grow no faster than time does: what a moved business clock adds to one is no waiting. */
final class RealAges {
    private final Map<Tags, Double> known = new HashMap<>();
    private long seenAt;
    private long before;

    /** Those that follow are of this moment, by the monotonic clock. */
    void at(long nanos) {
        before = seenAt;
        seenAt = nanos;
    }

    double of(Measure measure) {
        double most = known.getOrDefault(measure.labels(), measure.value()) + (seenAt - before) / 1e9;
        double age = Math.min(measure.value(), most);
        known.put(measure.labels(), age);
        return age;
    }
}
