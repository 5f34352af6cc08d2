package org.serai.broker;

import java.util.Map;

/** Puts bytes into a queue so that they outlive this process. */
public interface DurableQueue {
    /**
     * Returns after the broker has synced the message to its disk. A second send with the same duplicate id within the
     * broker's memory of ids (20,000) is dropped without a word; consumers must still be idempotent.
     *
     * @param properties names of letters, digits and underscores
     * @throws org.serai.canonical.UnavailableException when the broker is away or full; nothing is promised then
     */
    void send(String queue, String duplicateId, Map<String, String> properties, byte[] body);
}
