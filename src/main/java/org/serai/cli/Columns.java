package org.serai.cli;

import java.util.ArrayList;
import java.util.List;

/** How wide text is in a terminal's columns: marks take none, ideographs and emoji two. An estimate, as any such table. */
final class Columns {
    private Columns() {}

    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.CONTROL) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0x1F300 && c <= 0x1FAFF
                || c >= 0x20000 && c <= 0x3FFFD;
    }

    /** Lines of at most this width, broken at blanks; a longer word is cut. */
    static List<String> wrap(String text, int most) {
        var lines = new ArrayList<String>();
        for (String paragraph : text.split("\n", -1)) {
            var line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                append(lines, line, word, most);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static void append(List<String> lines, StringBuilder line, String word, int most) {
        if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > most) {
            lines.add(line.toString());
            line.setLength(0);
        }
        if (!line.isEmpty()) {
            line.append(' ');
        }
        word.codePoints().forEach(c -> {
            if (width(line.toString()) + width(c) > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.appendCodePoint(c);
        });
    }
}
