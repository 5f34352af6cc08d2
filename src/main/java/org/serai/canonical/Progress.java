package org.serai.canonical;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How far one shipment was at one time. The newest is what its recipient wants to know: it supersedes older ones that still
 * wait, and makes older ones that come late stale.
 *
 * @param story the shipment, by the subject of its events
 * @param at when it was so, by the source system; a time to come counts as now, or nothing would ever be newer
 * @param isFinal nothing but another end comes after it
 */
public record Progress(String story, Instant at, boolean isFinal) {
    private static final String TYPE = "shipment.updated.v1";
    private static final Set<String> ENDS = Set.of("DELIVERED", "RETURNED", "CANCELLED");

    /**
     * Empty for events that do not replace each other: each order and each word on a ticket counts for itself, and so do
     * times nobody knows the zone of.
     */
    public static Optional<Progress> of(Event event, Instant now) {
        boolean isKnown = event.type().equals(TYPE) && !saysNo(event, "zoneKnown");
        Instant at = event.time().toInstant();
        return isKnown
                ? Optional.of(new Progress(event.subject(), at.isBefore(now) ? at : now, isFinal(event)))
                : Optional.empty();
    }

    private static boolean saysNo(Event event, String key) {
        return Tree.of(event.data()).text(key).filter("false"::equals).isPresent();
    }

    /** Whether the other tells more than this does. */
    public boolean isStaleAfter(Progress other) {
        return other.isFinal == isFinal ? at.isBefore(other.at) : other.isFinal;
    }

    private static boolean isFinal(Event event) {
        return Tree.of(event.data()).text("status").filter(ENDS::contains).isPresent();
    }
}
