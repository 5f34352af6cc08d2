package org.serai.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;

/** Keeps what we said, beside what the customer said. */
public interface Outbound {
    /** Kept with the caller's transaction; the same wamid again changes nothing. Call it when the wamid is known. */
    void recordOutbound(Collection<Message> messages);

    default void recordOutbound(Message message) {
        recordOutbound(List.of(message));
    }

    /**
     * @param type as on the wire: {@code template}, {@code text}
     * @param at when the Cloud API accepted it
     * @param content what was posted, and its preview
     */
    record Message(
            TenantId tenant,
            PhoneNumberId number,
            Wamid wamid,
            MessageId id,
            Recipient to,
            String type,
            Instant at,
            Map<String, Object> content) {}
}
