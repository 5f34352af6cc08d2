package org.serai.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.serai.webhook.events.InboundReceived;

/**
 * What opens a window: a message a customer writes, sends or taps, of whatever type, known to us or not. Not a reaction
 * (Meta does not say; taken as shut we send a template, taken as open we would be refused), nor what WhatsApp itself
 * reports. A time ahead of ours counts as now, so no clock of others holds a window open.
 */
final class WindowRule {
    static final Duration LENGTH = Duration.ofHours(24);
    private static final Set<String> OPENS_NOTHING =
            Set.of("reaction", "system", "edit", "revoke", "request_welcome", "ephemeral");

    private WindowRule() {}

    static boolean isOpenedBy(InboundReceived message) {
        return !OPENS_NOTHING.contains(message.type());
    }

    static Instant openedAt(InboundReceived message, Instant now) {
        return message.at().isAfter(now) ? now : message.at();
    }
}
