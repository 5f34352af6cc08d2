package org.serai.flow.camel;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a connector's route waits for: {@code {{?acme.directory}}} is there for a tenant that gives that setting,
 * {@code !{{?acme.directory}}} for one that does not. Nothing else can be said, and Camel never sees it: it would run a
 * tenant's value as an expression.
 *
 * @param setting with the folder's name before it
 */
public record Precondition(String setting, boolean wantsIt) {
    private static final Pattern PATTERN = Pattern.compile("(!?)\\s*\\{\\{\\?([a-z0-9-]+\\.[A-Za-z0-9_.-]+)}}");

    /** Empty for a text that is none. */
    public static Optional<Precondition> of(String text) {
        Matcher found = PATTERN.matcher(text.strip());
        return found.matches()
                ? Optional.of(new Precondition(found.group(2), found.group(1).isEmpty()))
                : Optional.empty();
    }

    /** @param values what a setting is set to; one left empty is not given */
    boolean holds(Function<String, Optional<String>> values) {
        boolean isGiven = values.apply(setting).filter(value -> !value.isBlank()).isPresent();
        return isGiven == wantsIt;
    }
}
