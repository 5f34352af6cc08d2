package org.serai.consent;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;

/**
 * One thing learnt about a person's consent.
 *
 * @param source event, reply, import, operator or meta
 * @param evidence what shows it: a wamid, an event id, a file; never a message's text
 */
public record ConsentChange(
        TenantId tenant,
        Recipient person,
        Set<Purpose> purposes,
        ConsentState state,
        String source,
        @Nullable String evidence,
        Instant at) {}
