package org.serai.webhook;

import java.time.Instant;
import java.util.Optional;
import org.serai.canonical.Tree;

/** Times on the wire: unix seconds, as text or as a number; some clients write milliseconds. */
final class WireTime {
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private WireTime() {}

    static Optional<Instant> of(Tree item) {
        return item.text("timestamp")
                .map(text -> text.trim().replaceFirst("\\.[0-9]*$", ""))
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::parseLong)
                .filter(number -> number > 0)
                .map(number -> number >= FIRST_MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
    }
}
