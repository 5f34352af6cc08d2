package org.serai.template;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code {{name}}} of a template's text. A value put in is never read again, so {@code {{1}}} in it stays text. */
public final class Variables {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([a-z][a-z0-9_]*)}}");

    private Variables() {}

    /** In reading order, each once. */
    public static List<String> names(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    public static List<MatchResult> places(String text) {
        return VARIABLE.matcher(text).results().toList();
    }

    public static String fill(String text, UnaryOperator<String> values) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
    }
}
