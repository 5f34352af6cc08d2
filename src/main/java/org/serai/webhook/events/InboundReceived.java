package org.serai.webhook.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;

/**
 * One message of a customer, of whatever type. May come twice; the wamid says so.
 *
 * @param message the item of {@code messages[]} as it stood on the wire
 */
public record InboundReceived(
        TenantId tenant,
        String wabaId,
        PhoneNumberId number,
        Wamid wamid,
        Recipient from,
        @Nullable String profileName,
        Instant at,
        String type,
        Map<String, Object> message) {}
