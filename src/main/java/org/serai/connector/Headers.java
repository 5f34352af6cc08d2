package org.serai.connector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The headers of one request, each with all its values. Names know no case. Immutable. */
public final class Headers {
    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Headers(Map<String, ? extends Collection<String>> given) {
        given.forEach((name, all) ->
                values.computeIfAbsent(name, n -> new ArrayList<>()).addAll(all));
    }

    /** Spellings of one name that differ in case are one header with the values of both. */
    public static Headers of(Map<String, ? extends Collection<String>> given) {
        return new Headers(given);
    }

    public static Headers ofSingle(Map<String, String> given) {
        var lists = new LinkedHashMap<String, List<String>>();
        given.forEach((name, value) -> lists.put(name, List.of(value)));
        return new Headers(lists);
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** The same with this header in place of those of its name. */
    public Headers with(String name, String value) {
        var changed = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(values);
        changed.put(name, List.of(value));
        return new Headers(changed);
    }

    /** Each header with its first value. */
    public Map<String, String> single() {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        header -> header.getValue().get(0),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** How many different values a header has, blanks around them apart. */
    Set<String> different(String name) {
        var different = new LinkedHashSet<String>();
        all(name).forEach(value -> different.add(value.strip()));
        return different;
    }

    /** The named ones that are there, lower case, first value: fit to be kept with a delivery. */
    public Map<String, String> only(Collection<String> names) {
        var kept = new LinkedHashMap<String, String>();
        names.forEach(name -> first(name).ifPresent(value -> kept.put(name.toLowerCase(Locale.ROOT), value)));
        return kept;
    }
}
