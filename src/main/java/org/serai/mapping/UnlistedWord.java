package org.serai.mapping;

import java.util.Locale;

/** A word of a connector's documents that its table does not hold. */
public record UnlistedWord(String connector, String table, String word) {
    private static final int LONGEST = 80;

    /** As a person reads it: on one line, and not longer than a status word may well be. */
    static UnlistedWord of(LookedUp lookup) {
        String line = lookup.word().replaceAll("\\p{Cntrl}", " ").strip();
        String word = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
        return new UnlistedWord(lookup.connector(), lookup.table(), word);
    }

    /** Words that differ in case only are one, as in the table. */
    String key() {
        return (connector + "/" + table + "/" + word).toLowerCase(Locale.ROOT);
    }
}
