package org.serai.reply;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.canonical.UserId;

/**
 * Which replies are asked for; what is null does not narrow.
 *
 * @param person E.164 with plus, or a business-scoped user id
 * @param answered our message the replies answer
 */
public record ReplyQuery(
        @Nullable String businessKey,
        @Nullable String person,
        @Nullable Instant since,
        @Nullable MessageId answered) {

    /** @param from a phone with or without its plus (a plus may have become a blank in an address), or a user id */
    public static ReplyQuery of(@Nullable String businessKey, @Nullable String from, @Nullable Instant since) {
        return new ReplyQuery(blankToNull(businessKey), person(blankToNull(from)), since, null);
    }

    public static ReplyQuery answersTo(MessageId message) {
        return new ReplyQuery(null, null, null, message);
    }

    private static @Nullable String person(@Nullable String from) {
        return from == null || UserId.isUserId(from) || from.startsWith("+") ? from : "+" + from;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
