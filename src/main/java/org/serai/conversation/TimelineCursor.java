package org.serai.conversation;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;

/** A place in a list that is ordered by time and id, both falling. */
record TimelineCursor(Instant at, String id) {
    private static final TimelineCursor START = new TimelineCursor(Instant.parse("9999-12-31T00:00:00Z"), "");

    static TimelineCursor read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
            return new TimelineCursor(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException broken) {
            throw new SeraiException(
                    "cursor.unreadable", "cursor", "the cursor is not one of ours", "start without one", broken);
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
