package org.serai.reply;

import java.util.List;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.MessageId;
import org.serai.canonical.Ref;
import org.serai.canonical.TenantId;

/** What a reply needs to know of the message it answers. */
record SentMessage(
        MessageId id,
        TenantId tenant,
        String flow,
        String eventId,
        ConnectorName connector,
        List<String> businessKeys,
        List<Ref> refs) {}
