package org.serai.outbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;

/** Nothing is sent for a tenant while its database may have forgotten what was sent; an operator ends that. */
public interface Hold {
    enum As {
        /** What was open when the hold began may have left: it is unclear, and settled as what is unclear. */
        UNKNOWN,
        /** The operator knows that nothing left after the backup: it is sent. */
        QUEUED
    }

    /** Why, since when, and what may have left, by flow; in the words of the REST interface. */
    Map<String, @Nullable Object> look(TenantId tenant);

    /**
     * Moves some thousand messages at a call and ends the hold with the last one; nothing is sent before. Whatever came in
     * during the hold goes on as usual. Each message is moved once, however often this is called.
     *
     * @param by whose word; stands in the audit
     */
    Step release(TenantId tenant, As as, String by);

    /**
     * @param moved messages at this call
     * @param left still to be moved
     * @param isHeld whether the tenant is held still
     */
    record Step(long moved, long left, boolean isHeld) {}
}
