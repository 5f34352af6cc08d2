package org.serai.format;

import org.serai.canonical.DocumentException;

/** One document of a stream, or the piece that should have been one. */
public sealed interface Entry {
    /** Where it stands, in words for people: {@code line 17}, {@code message 3, segment 12 (line 40)}. Empty for the whole. */
    String position();

    /** @param tree maps in document order, lists, texts, numbers, truth values */
    record Document(String position, Object tree) implements Entry {}

    /**
     * @param text what stands there, as far as it can be shown; 64 KB at most
     * @param cause what is wrong with it and the way out; its place is the position
     */
    record Unreadable(String position, String text, DocumentException cause) implements Entry {}
}
