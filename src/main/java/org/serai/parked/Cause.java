package org.serai.parked;

import java.time.Instant;
import java.util.UUID;

/**
 * What stopped for one cause.
 *
 * @param code stable; {@code serai explain} knows it, unless a mapping made it up
 * @param kind document, webhook, reply, callback or message
 * @param example one of them
 * @param message what is wrong with the example
 */
public record Cause(
        String code, String kind, long count, Instant oldest, Instant newest, UUID example, String message) {}
