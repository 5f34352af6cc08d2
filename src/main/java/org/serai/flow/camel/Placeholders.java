package org.serai.flow.camel;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code {{name}}} in the texts of routes and Kamelets. */
public final class Placeholders {
    public static final Pattern PATTERN =
            Pattern.compile("\\{\\{\\??([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_.-]+)?)(?::[^}]*)?}}");

    private Placeholders() {}

    /** Other names, in placeholders that stay as optional and keep what they fall back to. */
    static String rename(String text, Function<String, Optional<String>> key) {
        return replace(
                text,
                found -> key.apply(found.group(1))
                        .map(name -> text.substring(found.start(), found.start(1))
                                + name
                                + text.substring(found.end(1), found.end())));
    }

    /** Puts values in; what has none stays as it is written. */
    static String fill(String text, Function<String, Optional<String>> value) {
        return replace(text, found -> value.apply(found.group(1)));
    }

    /** True for a text that is one placeholder and nothing else. */
    static boolean isWhole(String text) {
        return PATTERN.matcher(text).matches();
    }

    private static String replace(String text, Function<MatchResult, Optional<String>> by) {
        return text.contains("{{")
                ? PATTERN.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(by.apply(found).orElse(found.group())))
                : text;
    }
}
