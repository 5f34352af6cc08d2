package org.serai.outbox.evidence;

import java.time.Instant;
import java.util.Optional;

/** What is known of one number's echo channel. Pure. */
public record Evidence(Optional<Watermark> watermark, Edge edge) {

    /** Others that left well after it have been heard of, it has not, and we were there to listen all the time. */
    public boolean isAgainst(Instant intent, Instant now, SettleSettings settings) {
        return watermark
                .filter(mark -> mark.hasPassed(intent))
                .filter(mark -> !now.isBefore(intent.plus(settings.minAge())))
                .filter(mark -> edge.heardAllSince(intent, mark.upTo(), settings))
                .isPresent();
    }
}
