package org.serai.template;

import java.util.regex.Pattern;

/**
 * Makes a text fit for a template's parameter. Meta refuses line breaks, tabs and more than four blanks in a row; the
 * database refuses NUL; text that turns the writing direction of what follows could disguise a message.
 */
final class Values {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+|[\\s\\u00a0\\u202f]{2,}");
    private static final Pattern TURNS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");
    private static final char REPLACEMENT = '\ufffd';

    private Values() {}

    static String clean(String text) {
        String whole = TURNS.matcher(withoutLoneSurrogates(text)).replaceAll("");
        return BLANKS.matcher(whole).replaceAll(" ").strip();
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String withoutLoneSurrogates(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
