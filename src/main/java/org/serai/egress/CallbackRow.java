package org.serai.egress;

import java.time.Instant;
import java.util.UUID;
import org.serai.canonical.TenantId;

/** A callback in the hands of one worker; {@code attempts} fences it: whoever claims it later has a higher number. */
record CallbackRow(UUID id, TenantId tenant, Callback callback, int attempts, Instant giveUpAt) {}
