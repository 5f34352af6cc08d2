package org.serai.flow;

import java.time.ZoneId;
import org.serai.canonical.TenantId;

/** What composing needs to know of a tenant. */
@FunctionalInterface
interface TenantFacts {
    record Facts(String language, ZoneId zone) {}

    Facts of(TenantId tenant);
}
