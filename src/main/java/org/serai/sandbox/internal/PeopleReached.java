package org.serai.sandbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whom the portfolio wrote to outside a customer service window in the last 24 hours, the longest ago first. */
final class PeopleReached {
    private static final Duration DAY = Duration.ofHours(24);
    private final Map<String, Instant> last = new LinkedHashMap<>();

    /** @return whether the person is one of them, or there is room for one more */
    synchronized boolean reach(String person, int limit, Instant now) {
        forget(now.minus(DAY));
        if (!last.containsKey(person) && last.size() >= limit) {
            return false;
        }
        last.remove(person);
        last.put(person, now);
        return true;
    }

    private void forget(Instant before) {
        Iterator<Instant> times = last.values().iterator();
        while (times.hasNext() && !times.next().isAfter(before)) {
            times.remove();
        }
    }

    synchronized void clear() {
        last.clear();
    }
}
