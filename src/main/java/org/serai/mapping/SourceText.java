package org.serai.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.serai.finding.Place;

/** The text of a mapping and a copy with strings and comments blanked out, position by position, to look for words in. */
record SourceText(String file, String text, String code) {
    static SourceText of(String file, String text) {
        return new SourceText(file, text, blanked(text));
    }

    List<MatchResult> findInCode(Pattern pattern) {
        return pattern.matcher(code).results().toList();
    }

    Place place(int start, int end) {
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = start - lineStart + 1;
        return new Place(file, line, column, column + Math.max(1, end - start));
    }

    /** The line where a word stands in the code, when it stands on one line only; else 0. */
    int onlyLineOf(Pattern pattern) {
        var lines = new ArrayList<Integer>();
        findInCode(pattern)
                .forEach(match -> lines.add(place(match.start(), match.end()).line()));
        return lines.stream().distinct().count() == 1 ? lines.get(0) : 0;
    }

    private static String blanked(String text) {
        char[] code = text.toCharArray();
        int i = 0;
        while (i < code.length) {
            if (code[i] == '"') {
                i = blankString(code, i);
            } else if (code[i] == '/' && i + 1 < code.length && code[i + 1] == '/') {
                i = blankLine(code, i);
            } else {
                i++;
            }
        }
        return new String(code);
    }

    private static int blankString(char[] code, int quote) {
        int i = quote + 1;
        while (i < code.length && code[i] != '"') {
            i = blank(code, i, code[i] == '\\' ? 2 : 1);
        }
        return i + 1;
    }

    private static int blankLine(char[] code, int start) {
        int i = start;
        while (i < code.length && code[i] != '\n') {
            i = blank(code, i, 1);
        }
        return i;
    }

    private static int blank(char[] code, int from, int count) {
        for (int i = from; i < from + count && i < code.length; i++) {
            code[i] = code[i] == '\n' ? '\n' : ' ';
        }
        return from + count;
    }
}
