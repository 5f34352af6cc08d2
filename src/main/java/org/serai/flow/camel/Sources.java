package org.serai.flow.camel;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.serai.flow.poll.Cursors;
import org.serai.flow.poll.Restraint;
import org.serai.flow.watch.SourceFigures;
import org.serai.ingress.Parcels;
import org.serai.ingress.PublicAddress;

/**
 * What sources that ask by themselves need of the hub.
 *
 * @param cursors how far they were read
 * @param address where systems reach the hub's doors
 * @param parcels that are on their way; empty where no carrier is asked
 */
public record Sources(
        Cursors cursors, Restraint restraint, SourceFigures figures, PublicAddress address, Optional<Parcels> parcels) {
    /** For versions that are only checked or rehearsed: no source runs there. */
    public static final Sources NONE = of(Cursors.NONE);

    /** Nobody holds them back, nobody watches them, and no system reaches this hub. */
    public static Sources of(Cursors cursors) {
        return new Sources(
                cursors,
                Restraint.NONE,
                new SourceFigures(new SimpleMeterRegistry()),
                new PublicAddress(""),
                Optional.empty());
    }
}
