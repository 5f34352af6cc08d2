package org.serai.outbox.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When our webhook could not take what Meta had to say: nobody was there, or it answered 5xx. What it missed Meta repeats
 * at once and then ever more seldom, so the longer an outage, the longer silence proves nothing. Source: Meta, create a
 * webhook endpoint. Pure.
 */
public record Edge(List<Outage> outages) {
    /** @param to when it was over; excluded */
    record Outage(Instant from, Instant to) {
        private Instant settledAt(SettleSettings settings) {
            Duration repeats = Duration.between(from, to).multipliedBy(settings.outageFactor());
            return to.plus(repeats.compareTo(settings.afterOutage()) > 0 ? repeats : settings.afterOutage());
        }
    }

    /**
     * @param faults answers of 5xx by the beginning of each counted time in which somebody was there
     * @param from the beginning of a counted time
     * @param to up to where it is asked; the time that is not over is not judged
     */
    public static Edge of(Map<Instant, Integer> faults, Instant from, Instant to, Duration grain) {
        var known = new TreeMap<>(faults);
        var outages = new ArrayList<Outage>();
        Instant begun = null;
        Instant at = from;
        for (; !at.plus(grain).isAfter(to); at = at.plus(grain)) {
            boolean wasThere = known.getOrDefault(at, 1) == 0;
            if (!wasThere && begun == null) {
                begun = at;
            } else if (wasThere && begun != null) {
                outages.add(new Outage(begun, at));
                begun = null;
            }
        }
        if (begun != null) {
            outages.add(new Outage(begun, at));
        }
        return new Edge(List.copyOf(outages));
    }

    /** Whether all that was said since the intent has reached us, as far as the watermark goes. */
    boolean heardAllSince(Instant intent, Instant upTo, SettleSettings settings) {
        return outages.stream()
                .filter(outage -> outage.to().isAfter(intent))
                .noneMatch(outage -> outage.settledAt(settings).isAfter(upTo));
    }
}
