package org.serai.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which PostgreSQL a database lives in, part by part: {@code cluster}, {@code timeline}, {@code database}, {@code table},
 * {@code directory}. A dump read in elsewhere, a point-in-time recovery, a promoted standby, a table made anew, a directory
 * that was copied: each differs in one of them. A part that is not known equals any. Pure.
 */
public record Place(Map<String, String> parts) {
    public Place {
        parts = Map.copyOf(parts);
    }

    /** What {@link #text} wrote. */
    public static Place read(String text) {
        var parts = new TreeMap<String, String>();
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return new Place(parts);
    }

    public String text() {
        return String.join(
                ";",
                new TreeMap<>(parts)
                        .entrySet().stream()
                                .map(part -> part.getKey() + "=" + part.getValue())
                                .toList());
    }

    /** The names of what is known of both and not the same. */
    public List<String> changedSince(Place before) {
        var changed = new ArrayList<String>();
        new TreeMap<>(parts).forEach((name, value) -> {
            if (!value.equals(before.parts.getOrDefault(name, value))) {
                changed.add(name);
            }
        });
        return changed;
    }

    /** With what only the other knows. */
    public Place or(Place other) {
        var all = new TreeMap<>(other.parts);
        all.putAll(parts);
        return new Place(all);
    }

    /** One part in words, as it is and as it was. */
    public String told(String name, Place before) {
        return name + " " + Objects.requireNonNullElse(parts.get(name), "?") + ", before "
                + Objects.requireNonNullElse(before.parts.get(name), "?");
    }
}
