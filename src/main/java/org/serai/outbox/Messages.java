package org.serai.outbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;

/** Questions about messages. Answers are plain trees in the words of the REST interface, of one tenant only. */
public interface Messages {
    /** Newest first. */
    Page find(TenantId tenant, MessageFilter filter);

    Optional<Map<String, Object>> find(TenantId tenant, MessageId id);

    /** Every step from event to reply, by time; empty for a message that is not the tenant's. */
    List<Map<String, Object>> journey(TenantId tenant, MessageId id);

    /** Ids of all messages one delivery led to, oldest first. */
    List<MessageId> ofDelivery(TenantId tenant, String delivery);

    /** What may or may not have been accepted, oldest first, each with the evidence at hand. */
    List<Map<String, Object>> unclear(TenantId tenant, int limit);

    Optional<SentMessage> sent(TenantId tenant, MessageId id);

    Optional<SentMessage> sent(TenantId tenant, Wamid wamid);

    /** The newest message that reached this person; what a bare answer most likely answers. */
    Optional<SentMessage> lastSent(TenantId tenant, Recipient person);

    record Page(List<Map<String, Object>> items, @Nullable String next) {}
}
