package org.serai.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;

/** Questions about messages. Answers are plain trees in the words of the REST interface, of one tenant only. */
public interface Messages {
    /** Newest first. */
    Page find(TenantId tenant, MessageFilter filter);

    Optional<Map<String, @Nullable Object>> find(TenantId tenant, MessageId id);

    /** Every step from event to reply, by time; empty for a message that is not the tenant's. */
    List<Map<String, @Nullable Object>> journey(TenantId tenant, MessageId id);

    /** Ids of all messages these events led to, oldest first. */
    List<MessageId> ofEvents(TenantId tenant, Collection<String> events);

    /** The message the Cloud API knows by that id. */
    List<MessageId> ofWamid(TenantId tenant, Wamid wamid);

    /** What may or may not have been accepted, oldest first, each with the evidence at hand. */
    List<Map<String, @Nullable Object>> unclear(TenantId tenant, int limit);

    record Page(
            List<Map<String, @Nullable Object>> items,
            @Nullable String next) {}
}
