package org.serai.webhook.events;

import java.util.List;

/** The other fields of one webhook batch, in the order they stood there; published in the transaction that keeps them. */
public record AccountEventsReceived(List<AccountEventReceived> events) {}
