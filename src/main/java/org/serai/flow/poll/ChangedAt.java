package org.serai.flow.poll;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.serai.canonical.TimeText;

/** When a system says it changed something. */
final class ChangedAt {
    private ChangedAt() {}

    /** @param zone of a time that is written without an offset */
    static Optional<Instant> read(String text, ZoneId zone) {
        try {
            return Optional.of(
                    text.matches("[0-9]{1,15}")
                            ? TimeText.since1970(Long.parseLong(text))
                            : TimeText.read(text, zone).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
