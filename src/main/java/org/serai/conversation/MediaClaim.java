package org.serai.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;

/** A medium to be fetched, held by one worker; {@code copy} names its try, and loses its right when the lease ends. */
record MediaClaim(
        TenantId tenant,
        PhoneNumberId number,
        String mediaId,
        @Nullable String sha256,
        UUID copy,
        int attempts,
        Instant giveUpAt) {}
