package org.serai.ingress;

import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Reason;
import org.serai.canonical.TenantId;

/**
 * Many documents in one stream, as a file brings them.
 *
 * @param tenant null where the documents of this connector name it themselves
 * @param type the system's word for the kind of document; null where the descriptor finds it in each
 * @param name of the file, as people look for it; fit to be shown
 */
public record Consignment(
        @Nullable TenantId tenant,
        ConnectorName connector,
        @Nullable String type,
        String name) {

    /** A place in it, for people. */
    String at(String position) {
        return position.isEmpty() ? name : name + ", " + position;
    }

    /**
     * What became of one entry.
     *
     * @param position where it stands, in words for people
     * @param eventId of the delivery, durable when this is told; empty for one that is nobody's
     * @param parked why it could not become one
     */
    public record Unloaded(
            String position, String eventId, @Nullable Reason parked) {}

    /** How many entries became deliveries, and how many were parked. */
    public record Tally(int accepted, int parked) {
        public static final Tally NONE = new Tally(0, 0);

        public Tally plus(Tally other) {
            return new Tally(accepted + other.accepted, parked + other.parked);
        }

        /** True where nothing could be read that stands there. */
        public boolean isHopeless() {
            return accepted == 0 && parked > 0;
        }
    }
}
