package org.serai.webhook.events;

import java.util.List;

/** The statuses of one webhook batch, in the order they stood there; published in the transaction that keeps them. */
public record StatusesReceived(List<StatusReceived> statuses) {}
