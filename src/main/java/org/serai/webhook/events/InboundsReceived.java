package org.serai.webhook.events;

import java.util.List;

/** The customers' messages of one webhook batch; published in the transaction that keeps them. */
public record InboundsReceived(List<InboundReceived> messages) {}
