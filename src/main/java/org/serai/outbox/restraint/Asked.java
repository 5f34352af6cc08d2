package org.serai.outbox.restraint;

import org.jspecify.annotations.Nullable;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.tenant.Tenant;

/**
 * Whom a message is for, by whom and what for.
 *
 * @param tenant null: it is no longer declared
 * @param to null: nobody is named
 */
public record Asked(@Nullable Tenant tenant, @Nullable Recipient to, Purpose purpose) {}
