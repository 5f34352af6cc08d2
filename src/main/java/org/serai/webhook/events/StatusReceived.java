package org.serai.webhook.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.Wamid;
import org.serai.cloudapi.CloudApiError;

/** One status of one message. May come twice, late and in any order. */
public record StatusReceived(
        String wabaId,
        PhoneNumberId number,
        Wamid wamid,
        String status,
        Instant at,
        @Nullable String opaque,
        @Nullable Recipient recipient,
        @Nullable CloudApiError error,
        @Nullable Map<String, Object> pricing) {}
