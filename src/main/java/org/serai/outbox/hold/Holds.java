package org.serai.outbox.hold;

import java.time.Instant;
import java.util.Map;
import org.serai.canonical.TenantId;

/**
 * All holds at one moment.
 *
 * @param open by tenant, those that go on
 * @param newest when the last one began, over or not; {@link Instant#MIN}: there never was one
 */
record Holds(Map<TenantId, Standing> open, Instant newest) {
    static final Holds NONE = new Holds(Map.of(), Instant.MIN);
}
