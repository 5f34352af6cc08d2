package org.serai.conversation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Wamid;

/**
 * One message of a conversation.
 *
 * @param direction {@code in} or {@code out}
 * @param message our id, when we sent it
 * @param content as on the wire
 */
public record TimelineItem(
        PhoneNumberId number,
        Wamid wamid,
        String direction,
        @Nullable String profileName,
        String type,
        Instant at,
        @Nullable MessageId message,
        Map<String, Object> content) {}
