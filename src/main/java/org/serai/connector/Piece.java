package org.serai.connector;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.format.Entry;
import org.serai.json.Json;

/**
 * One document of a body, as JSON; or what should have been one, as it stands there.
 *
 * @param position where it stands, in words for people; empty for a whole body
 * @param unreadable why it is none; null where it is one, or nobody has looked yet
 * @param isKept whether the body of one that is none can be read by itself, when the format was mended
 */
public record Piece(String position, byte[] body, @Nullable DocumentException unreadable, boolean isKept) {
    /** A body that is one document, or what nobody has looked into. */
    public static Piece whole(byte[] body) {
        return new Piece("", body, null, false);
    }

    public static Piece of(Entry entry) {
        if (entry instanceof Entry.Document document) {
            return new Piece(document.position(), Json.bytes(document.tree()), null, false);
        }
        var bad = (Entry.Unreadable) entry;
        byte[] shown = bad.text().getBytes(StandardCharsets.UTF_8);
        byte[] again = bad.again();
        return new Piece(bad.position(), again == null ? shown : again, bad.cause(), again != null);
    }
}
