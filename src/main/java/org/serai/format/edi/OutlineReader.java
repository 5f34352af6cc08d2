package org.serai.format.edi;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads {@code NAD(RFF CTA(COM)) LIN(*)}. */
final class OutlineReader {
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9]{1,2}|[()*]|\\S");
    private final Iterator<String> words;
    private String word = "";

    private OutlineReader(List<String> words) {
        this.words = words.iterator();
    }

    /** @throws IllegalArgumentException naming the word that cannot stand where it does */
    static Outline read(String text) {
        var reader = new OutlineReader(
                WORD.matcher(text).results().map(MatchResult::group).toList());
        reader.advance();
        Outline outline = reader.outline(true);
        if (!reader.word.isEmpty()) {
            throw new IllegalArgumentException("`" + reader.word + "` closes nothing");
        }
        return outline;
    }

    private void advance() {
        word = words.hasNext() ? words.next() : "";
    }

    private Outline outline(boolean takesAll) {
        var groups = new LinkedHashMap<String, Outline>();
        var members = new HashSet<String>();
        boolean all = takesAll;
        while (!word.isEmpty() && !word.equals(")")) {
            String tag = word;
            advance();
            if (word.equals("(")) {
                groups.put(tagOf(tag), group());
            } else if (tag.equals("*")) {
                all = true;
            } else {
                members.add(tagOf(tag));
            }
        }
        return new Outline(groups, members, all);
    }

    private Outline group() {
        advance();
        Outline inside = outline(false);
        if (word.isEmpty()) {
            throw new IllegalArgumentException("a `)` is missing");
        }
        advance();
        return inside;
    }

    private static String tagOf(String word) {
        if (!word.matches("[A-Z].*")) {
            throw new IllegalArgumentException("`" + word + "` is no tag of a segment");
        }
        return word;
    }
}
