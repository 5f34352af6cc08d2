package org.serai.webhook;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serai.broker.QueueMessage;
import org.serai.canonical.Sha256;

/**
 * One POST of the Cloud API as it came.
 *
 * @param signers the tenants whose app secret signed it: it may speak for their numbers, for no others
 */
record Body(String sha256, byte[] bytes, Instant receivedAt, Set<String> signers) {
    static final String SIGNERS = "signers";
    static final String RECEIVED_AT = "receivedAt";

    static Body of(QueueMessage message, Instant now) {
        String at = message.properties().getOrDefault(RECEIVED_AT, "");
        return new Body(
                Sha256.hex(message.body()),
                message.body(),
                at.matches("[0-9]{1,15}") ? Instant.ofEpochMilli(Long.parseLong(at)) : now,
                Stream.of(message.properties().getOrDefault(SIGNERS, "").split(","))
                        .filter(name -> !name.isBlank())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
