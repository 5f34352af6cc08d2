package org.serai.sandbox.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code {{1}}} and {@code {{name}}} of a template's texts. */
final class Placeholders {
    static final Pattern ANY = Pattern.compile("\\{\\{([^{}]*)\\}\\}");

    private Placeholders() {}

    /** Each once, in order of first appearance. */
    static List<String> in(String text) {
        var found = new LinkedHashSet<String>();
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1).trim());
        }
        return new ArrayList<>(found);
    }

    /** What has no value stays as it stands. A value is never searched for placeholders again. */
    static String fill(String text, Map<String, String> values) {
        return ANY.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        values.getOrDefault(match.group(1).trim(), match.group())));
    }
}
