package org.serai.reply;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;

/** The messages we sent, as a reply asks for them. */
interface SentMessages {
    /** Of whatever tenant: the caller must look whose it is. */
    Optional<SentMessage> byId(MessageId id);

    Optional<SentMessage> byWamid(TenantId tenant, Wamid wamid);

    /**
     * The newest message the Cloud API accepted from this number for this person within the span.
     *
     * @param keys all keys of the person
     */
    Optional<SentMessage> latestTo(
            TenantId tenant, PhoneNumberId number, Collection<String> keys, Instant since, Instant until);
}
