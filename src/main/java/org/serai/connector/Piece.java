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
 */
public record Piece(String position, byte[] body, @Nullable DocumentException unreadable) {
    /** A body that is one document, or what nobody has looked into. */
    public static Piece whole(byte[] body) {
        return new Piece("", body, null);
    }

    static Piece of(Entry entry) {
        if (entry instanceof Entry.Document document) {
            return new Piece(document.position(), Json.bytes(document.tree()), null);
        }
        var bad = (Entry.Unreadable) entry;
        return new Piece(bad.position(), bad.text().getBytes(StandardCharsets.UTF_8), bad.cause());
    }
}
