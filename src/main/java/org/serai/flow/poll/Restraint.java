package org.serai.flow.poll;

import java.time.Duration;
import java.util.Optional;

/** Whether sources that ask by themselves hold back for the moment, since the hub has enough to do. Costs nothing to ask. */
@FunctionalInterface
public interface Restraint {
    Restraint NONE = tenant -> Optional.empty();

    /**
     * How long to wait before this is asked again; empty: go on.
     *
     * @param tenant empty for a source of all tenants
     */
    Optional<Duration> pause(String tenant);
}
