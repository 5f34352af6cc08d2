package org.serai.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as a phone shows it, drawn with box characters. Each line of text is isolated from its frame, so that
 * right-to-left text stays inside it.
 */
record Bubble(Optional<String> header, String body, Optional<String> footer, List<String> buttons) {
    private static final int INNER = 44;
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    List<String> lines(Paint paint) {
        boolean rightToLeft = isRightToLeft(body);
        var lines = new ArrayList<String>();
        lines.add("\u256d" + "\u2500".repeat(INNER + 2) + "\u256e");
        header.ifPresent(text -> add(lines, text, rightToLeft, paint::bold));
        add(lines, body, rightToLeft, text -> text);
        footer.ifPresent(text -> add(lines, text, rightToLeft, paint::faint));
        for (String button : buttons) {
            lines.add("\u251c" + "\u2500".repeat(INNER + 2) + "\u2524");
            lines.add(framed(centred(button), paint::blue));
        }
        lines.add("\u2570" + "\u2500".repeat(INNER + 2) + "\u256f");
        return lines;
    }

    private static void add(
            List<String> lines, String text, boolean rightToLeft, java.util.function.UnaryOperator<String> paint) {
        for (String line : Columns.wrap(text, INNER)) {
            String padding = " ".repeat(INNER - Columns.width(line));
            lines.add(framed(rightToLeft ? padding + isolated(line) : isolated(line) + padding, paint));
        }
    }

    private static String framed(String text, java.util.function.UnaryOperator<String> paint) {
        return "\u2502 " + paint.apply(text) + " \u2502";
    }

    private static String centred(String text) {
        String cut = Columns.wrap(text, INNER).get(0);
        int room = INNER - Columns.width(cut);
        return " ".repeat(room / 2) + isolated(cut) + " ".repeat(room - room / 2);
    }

    /** Only where it matters: some terminals draw the marks. */
    private static String isolated(String text) {
        return text.codePoints().anyMatch(Bubble::isRightToLeft) ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;
    }

    private static boolean isRightToLeft(int letter) {
        byte direction = Character.getDirectionality(letter);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** By the first letter that has a direction. */
    private static boolean isRightToLeft(String text) {
        return text.codePoints()
                .filter(c ->
                        isRightToLeft(c) || Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                .limit(1)
                .anyMatch(Bubble::isRightToLeft);
    }
}
