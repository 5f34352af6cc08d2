package org.serai.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Puts bytes into a queue so that they outlive this process. */
public interface DurableQueue {
    /**
     * Returns after the broker has synced the message to its disk. What is sent again lies there twice: consumers are
     * idempotent.
     *
     * @param properties names of letters, digits and underscores
     * @param delay how long the broker keeps it back from consumers, by real time
     * @throws org.serai.canonical.UnavailableException when the broker is away or full; nothing is promised then
     */
    void send(String queue, Map<String, String> properties, byte[] body, Duration delay);

    /** For consumers to take at once. */
    default void send(String queue, Map<String, String> properties, byte[] body) {
        send(queue, properties, body, Duration.ZERO);
    }

    /** What lies in a queue: properties as above, and a body. */
    record Letter(Map<String, String> properties, byte[] body) {}

    /**
     * Several in their order, for consumers to take at once. Returns when all of them are on the broker's disk; where it
     * throws, some may be.
     */
    default void sendAll(String queue, List<Letter> letters) {
        letters.forEach(letter -> send(queue, letter.properties(), letter.body()));
    }
}
