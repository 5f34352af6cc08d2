package org.serai.flow.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a source was read.
 *
 * @param since everything the system changed before is durable here
 * @param etag of the answer to the question of this {@code since}, where it had one page; likewise its last change
 * @param version counts the moves, so that nobody moves it who has not seen the last one
 */
public record Cursor(
        Instant since, @Nullable String etag, @Nullable String lastModified, long version) {

    boolean isAt(Cursor other) {
        return since.equals(other.since)
                && java.util.Objects.equals(etag, other.etag)
                && java.util.Objects.equals(lastModified, other.lastModified);
    }
}
