package org.serai.outbox.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Priority;
import org.serai.canonical.Progress;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;

/** The first message of a claimed lane that may go. */
record Head(
        MessageId id,
        Lane lane,
        TenantId tenant,
        Recipient to,
        PhoneNumberId number,
        int attempts,
        Priority priority,
        @Nullable Progress progress,
        Instant expiresAt,
        @Nullable Content content,
        Content.@Nullable Template alternative) {

    /** A claim: good as long as the lane's epoch is this one. */
    record Lane(long id, long epoch, int backoff) {}
}
