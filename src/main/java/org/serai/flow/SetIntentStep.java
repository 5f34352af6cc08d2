package org.serai.flow;

import org.apache.camel.Body;
import org.serai.canonical.CustomerReply;

/** Names what a reply wants, for the business system's mapping to read. */
public final class SetIntentStep {
    SetIntentStep() {}

    public CustomerReply set(@Body CustomerReply reply, String intent) {
        return new CustomerReply(
                reply.tenant(),
                reply.messageId(),
                reply.from(),
                reply.profileName(),
                reply.toPhoneNumberId(),
                reply.receivedAt(),
                reply.kind(),
                reply.text(),
                reply.button(),
                reply.buttonPayload(),
                reply.media(),
                reply.inReplyTo(),
                reply.matchedBy(),
                reply.flow(),
                reply.origin(),
                reply.eventId(),
                intent,
                reply.businessKeys(),
                reply.refs());
    }
}
