package org.serai.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.MessageId;
import org.serai.canonical.Recipient;
import org.serai.canonical.Ref;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;

/** A message of ours as an answer to it needs it: who got it, from which flow and event it came. */
public record SentMessage(
        MessageId id,
        TenantId tenant,
        Recipient to,
        String flow,
        String eventId,
        ConnectorName connector,
        List<String> businessKeys,
        List<Ref> refs,
        @Nullable String template,
        @Nullable Wamid wamid) {}
