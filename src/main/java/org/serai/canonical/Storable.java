package org.serai.canonical;

import org.jspecify.annotations.Nullable;

/** Text every store and wire can hold: half a surrogate pair and U+0000 become U+FFFD. PostgreSQL and UTF-8 refuse both. */
public final class Storable {
    private Storable() {}

    /** The very same text where there is nothing to mend. */
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isSuspect(text.charAt(i))) {
                return mended(text, i);
            }
        }
        return text;
    }

    public static @Nullable String textIfAny(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private static boolean isSuspect(char c) {
        return c == 0 || Character.isSurrogate(c);
    }

    private static String mended(String text, int from) {
        var mended = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                mended.append(c).append(text.charAt(++i));
            } else {
                mended.append(isSuspect(c) ? '\uFFFD' : c);
            }
        }
        return mended.toString();
    }
}
