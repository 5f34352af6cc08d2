package org.serai.outbox;

import org.serai.canonical.MessageId;
import org.serai.canonical.TenantId;

/** An operator's word about a message nobody else can tell about. The evidence is in {@link Messages#unclear}. */
public interface Unclear {
    enum Word {
        /** It arrived. */
        ACCEPTED,
        /** It never did: once more, possibly twice. */
        RESEND
    }

    /**
     * The first word counts, and a status that comes later counts more.
     *
     * @param by whose word; stands in the journey and in the audit
     * @return false when the message is not unclear, not any more, or not this tenant's
     */
    boolean settle(TenantId tenant, MessageId id, Word word, String by);
}
