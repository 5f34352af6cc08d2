package org.serai.broker;

import java.util.List;

/** Handles messages in the order of their queue. May see a message again after a crash, so its effect must be idempotent. */
@FunctionalInterface
public interface BatchHandler {
    /**
     * Returning acknowledges the whole batch. Throwing gives the whole batch back; it comes again after a pause, then one
     * message at a time. A message that can never succeed must be parked by the handler, not thrown: throw only when the
     * store is away.
     */
    void handle(List<QueueMessage> batch);
}
