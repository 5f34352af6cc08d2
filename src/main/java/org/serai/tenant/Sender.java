package org.serai.tenant;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;

/**
 * One business number of one legal entity.
 *
 * @param wabaId the WhatsApp Business Account it belongs to
 * @param displayNumber E.164 with plus
 * @param countries ISO 3166 codes this number is the sender for; empty: every country
 * @param throughput messages a second Meta grants this number
 * @param portfolio null: its messaging limit is not minded
 */
public record Sender(
        TenantId tenant,
        PhoneNumberId id,
        String wabaId,
        String displayNumber,
        Set<String> countries,
        int throughput,
        @Nullable Portfolio portfolio,
        Secret accessToken,
        Secret appSecret,
        Secret verifyToken) {}
