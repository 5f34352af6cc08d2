package org.serai.outbox.hold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hold that goes on.
 *
 * @param since in business time
 * @param knownUntil when the database last counted for a home that sends, by its own clock; null: never
 */
public record Standing(Cause cause, Instant since, @Nullable Instant knownUntil) {}
