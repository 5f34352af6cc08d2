package org.serai.flow.camel;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code {{name}}} in the texts of routes and Kamelets. */
public final class Placeholders {
    public static final Pattern PATTERN =
            Pattern.compile("\\{\\{\\??([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_.-]+)?)(?::[^}]*)?}}");

    private Placeholders() {}

    /** Only a name with a dot refers to a setting: {@code shopify.url}. */
    static String rename(String text, Function<String, Optional<String>> key) {
        return replace(text, name -> key.apply(name).map(k -> "{{" + k + "}}"));
    }

    /** Puts values in; what has none stays as it is written. */
    static String fill(String text, Function<String, Optional<String>> value) {
        return replace(text, value);
    }

    /** True for a text that is one placeholder and nothing else. */
    static boolean isWhole(String text) {
        return PATTERN.matcher(text).matches();
    }

    private static String replace(String text, Function<String, Optional<String>> by) {
        return text.contains("{{")
                ? PATTERN.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                by.apply(found.group(1)).orElse(found.group())))
                : text;
    }
}
