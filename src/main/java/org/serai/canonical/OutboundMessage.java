package org.serai.canonical;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message a flow wants to send. Nothing is promised yet: policy judges it, then it is kept.
 *
 * @param to absent where the event names nobody; policy refuses such a message with {@code recipient.missing}
 * @param content absent where it could not be composed
 * @param alternative what is sent instead when the customer service window is shut and {@code content} is free text
 * @param sendClass what happens after an unclear answer
 * @param priority what it may give way to
 * @param validFor how long the message makes sense, counted from the event's arrival
 * @param problem why content, or the alternative to free text, could not be composed
 */
public record OutboundMessage(
        MessageId id,
        String flow,
        Event event,
        @Nullable Recipient to,
        @Nullable Content content,
        Content.@Nullable Template alternative,
        SendClass sendClass,
        Priority priority,
        Duration validFor,
        @Nullable Reason problem) {

    public Optional<Recipient> recipient() {
        return Optional.ofNullable(to);
    }

    public OutboundMessage withValidFor(Duration changed) {
        return new OutboundMessage(id, flow, event, to, content, alternative, sendClass, priority, changed, problem);
    }

    public OutboundMessage withContent(Content changed) {
        return new OutboundMessage(id, flow, event, to, changed, null, sendClass, priority, validFor, problem);
    }
}
