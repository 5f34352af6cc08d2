package org.serai.template.internal;

import org.serai.finding.Place;

/** A file's text, to find the line of a word inside a text that runs over several lines. */
record Source(String file, String text) {
    /** Where {@code word} first stands at or after {@code from}; {@code from} itself when it stands nowhere. */
    Place find(String word, Place from) {
        String[] lines = text.split("\n", -1);
        for (int index = from.line() - 1; index < lines.length; index++) {
            int column = lines[index].indexOf(word, index == from.line() - 1 ? from.column() - 1 : 0);
            if (column >= 0) {
                return new Place(file, index + 1, column + 1, column + 1 + word.length());
            }
        }
        return from;
    }
}
