package org.serai.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Copies of one document that differ in their marks and in nothing else. Thread-safe; a copy costs some small texts. */
final class Copies {
    private static final int DIGITS = 8;
    private static final int WIDTH = 7;
    private static final int LONG = 12;
    private static final Pattern ENDS_IN_DIGITS = Pattern.compile(".*\\d{" + DIGITS + "}|\\d{" + WIDTH + "}");
    private static final Pattern ENDS_IN_HEX = Pattern.compile(".*[0-9a-fA-F]{" + LONG + "}");
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Marks known;
    private final String rest;

    /** @param unit what is copied */
    Copies(byte[] unit, Marks known) {
        this.known = known;
        String text = new String(unit, StandardCharsets.ISO_8859_1);
        int at = 0;
        for (Marks.Found found : known.in(unit)) {
            texts.add(text.substring(at, found.start()) + kept(text.substring(found.start(), found.end())));
            marks.add(found.mark());
            at = found.end();
        }
        rest = text.substring(at);
    }

    boolean differ() {
        return !marks.isEmpty();
    }

    byte[] of(int number) {
        var copy = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            copy.append(texts.get(i)).append(digits(number, marks.get(i)));
        }
        return copy.append(rest).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What a text of the events becomes in that copy; empty where it is the same in all. */
    Optional<String> becomes(String text, int number) {
        return known.of(text).map(mark -> kept(text) + digits(number, mark));
    }

    /** A long number keeps its length, and so does a long id in hexadecimal; a short one gets longer. */
    private static String kept(String text) {
        boolean replaced = ENDS_IN_DIGITS.matcher(text).matches()
                || ENDS_IN_HEX.matcher(text).matches()
                || text.replaceAll("[^0-9]", "").length() == DIGITS && text.matches("[0-9 ()/.-]+");
        return replaced ? withoutLast(text) : text;
    }

    /** Without as many digits as a number has, and what stands between them. */
    private static String withoutLast(String text) {
        int left = WIDTH;
        int end = text.length();
        while (left > 0) {
            end--;
            if (Character.isLetterOrDigit(text.charAt(end))) {
                left--;
            }
        }
        return text.substring(0, end);
    }

    private String digits(int number, int mark) {
        return String.format(Locale.ROOT, "%0" + WIDTH + "d", (number * (long) known.count() + mark) % 10_000_000);
    }
}
