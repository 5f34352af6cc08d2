package org.serai.ingress;

import org.serai.broker.QueueMessage;

/** Lies in one of our queues and is no delivery: somebody else put it there. It never becomes one, however often it comes. */
final class ForeignMessage extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private final transient QueueMessage found;

    ForeignMessage(QueueMessage message, String lacks) {
        super("message " + message.id() + " is none of ours: " + lacks);
        this.found = message;
    }

    QueueMessage found() {
        return found;
    }
}
