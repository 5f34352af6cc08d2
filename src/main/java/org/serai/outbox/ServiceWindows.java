package org.serai.outbox;

import java.time.Instant;
import java.util.Optional;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;

/** When the customer service window of a person with a number shuts; the room conversation stands behind it. */
public interface ServiceWindows {
    /** Empty when the person never wrote to that number. May lie in the past. */
    Optional<Instant> closesAt(TenantId tenant, PhoneNumberId number, Recipient person);
}
