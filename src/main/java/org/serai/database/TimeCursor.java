package org.serai.database;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;

/** A place in a list that is ordered by time and id, both falling; as text it is safe in an address. */
public record TimeCursor(Instant at, String id) {
    private static final TimeCursor START = new TimeCursor(Instant.parse("9999-12-31T00:00:00Z"), "");

    public static TimeCursor read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
            return new TimeCursor(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException broken) {
            throw new SeraiException(
                    "cursor.unreadable", "cursor", "the cursor is not one of ours", "start without one", broken);
        }
    }

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
