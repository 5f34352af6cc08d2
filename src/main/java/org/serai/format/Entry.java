package org.serai.format;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Storable;

/** One document of a stream, or the piece that should have been one. */
public sealed interface Entry {
    /** Where it stands, in words for people: {@code line 17}, {@code message 3, segment 12 (line 40)}. Empty for the whole. */
    String position();

    /** @param tree maps in document order, lists, texts, numbers, truth values */
    record Document(String position, Object tree) implements Entry {}

    /**
     * @param text what stands there, as far as it can be shown; 64 KB at most
     * @param cause what is wrong with it and the way out; its place is the position
     * @param again a stream of this entry alone, for the format to read when its settings were mended; null where it is not
     *     whole, or too long to be kept
     */
    record Unreadable(String position, String text, DocumentException cause, byte @Nullable [] again) implements Entry {
        private static final int MOST = 16 * 1024;
        private static final int MOST_KEPT = 256 * 1024;

        public Unreadable {
            again = again == null || again.length > MOST_KEPT ? null : again;
        }

        public Unreadable(String position, String text, DocumentException cause) {
            this(position, text, cause, null);
        }

        /** With the code {@code document.unreadable}; a text that is too long is cut, so that it can be shown and kept. */
        public static Unreadable of(String position, String text, String message, String wayOut) {
            String shown = Storable.text(text.substring(0, Math.min(text.length(), MOST)));
            return new Unreadable(
                    position, shown, new DocumentException("document.unreadable", position, message, wayOut));
        }

        static Unreadable of(String position, byte[] utf8, String message, String wayOut) {
            String text = new String(utf8, 0, Math.min(utf8.length, 4 * MOST), StandardCharsets.UTF_8);
            return of(position, text, message, wayOut);
        }

        Unreadable readAgain(byte[] stream) {
            return new Unreadable(position, text, cause, stream);
        }
    }
}
