package org.serai.flow.camel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a connector's route waits for: {@code {{?acme.directory}}} is there for a tenant that gives that setting,
 * {@code !{{?acme.directory}}} for one that does not; several are joined by {@code and}. Nothing else can be said, and Camel
 * never sees it: it would run a tenant's value as an expression.
 */
public record Precondition(List<Wanted> all) {
    private static final Pattern PATTERN = Pattern.compile("(!?)\\{\\{\\?([a-z0-9-]+\\.[A-Za-z0-9_.-]+)}}");

    /** @param setting with the folder's name before it */
    public record Wanted(String setting, boolean isToBeGiven) {
        /** @param values what a setting is set to; one left empty is not given */
        private boolean holds(Function<String, Optional<String>> values) {
            boolean isGiven =
                    values.apply(setting).filter(value -> !value.isBlank()).isPresent();
            return isGiven == isToBeGiven;
        }
    }

    /** Empty for a text that is none. */
    public static Optional<Precondition> of(String text) {
        var all = new ArrayList<Wanted>();
        for (String one : text.strip().split("\\s+and\\s+")) {
            Matcher found = PATTERN.matcher(one);
            if (!found.matches()) {
                return Optional.empty();
            }
            all.add(new Wanted(found.group(2), found.group(1).isEmpty()));
        }
        return Optional.of(new Precondition(List.copyOf(all)));
    }

    boolean holds(Function<String, Optional<String>> values) {
        return all.stream().allMatch(one -> one.holds(values));
    }

    /** Whether it speaks of this folder's settings only. */
    public boolean isOf(String folder) {
        return all.stream().allMatch(one -> one.setting().startsWith(folder + "."));
    }
}
