package org.serai.mapping;

import java.util.List;
import java.util.Set;

/** What the mappings of one set may say beside JSLT itself: the variables they are given, the functions they may call. */
public record Vocabulary(Set<String> variables, List<MappingFunction> functions, LookupListener listener) {
    /** Of a connector's mappings; {@code callback} is set only inside a sink. */
    public static Vocabulary ofConnectors(LookupListener listener) {
        return new Vocabulary(
                Set.of("type", "headers", "tenant", "received", "settings", "callback"), List.of(), listener);
    }

    public static Vocabulary of(Set<String> variables, List<MappingFunction> functions) {
        return new Vocabulary(variables, functions, lookup -> {});
    }
}
