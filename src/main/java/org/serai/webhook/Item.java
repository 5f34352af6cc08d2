package org.serai.webhook;

import org.serai.webhook.events.AccountEventReceived;
import org.serai.webhook.events.InboundReceived;
import org.serai.webhook.events.StatusReceived;

/** One readable thing of a webhook, with the place it came from. */
sealed interface Item {
    Excerpt excerpt();

    record Status(Excerpt excerpt, StatusReceived event) implements Item {}

    record Inbound(Excerpt excerpt, InboundReceived event) implements Item {}

    record Account(Excerpt excerpt, AccountEventReceived event) implements Item {}
}
