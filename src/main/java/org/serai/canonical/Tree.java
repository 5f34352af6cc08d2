package org.serai.canonical;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a document held as plain maps, lists and scalars. A missing step on the way is an empty answer, never an error. */
public record Tree(@Nullable Object node) {
    public static Tree of(@Nullable Object node) {
        return new Tree(node);
    }

    public Tree at(String... path) {
        Object here = node;
        for (String step : path) {
            here = child(here, step);
        }
        return new Tree(here);
    }

    private static @Nullable Object child(@Nullable Object parent, String step) {
        if (parent instanceof Map<?, ?> map) {
            return map.get(step);
        }
        if (parent instanceof List<?> list && step.chars().allMatch(Character::isDigit) && !step.isEmpty()) {
            int index = Integer.parseInt(step);
            return index < list.size() ? list.get(index) : null;
        }
        return null;
    }

    /** Text, or a number or truth value written as text; empty for objects, lists and blanks. */
    public Optional<String> text(String... path) {
        Object found = at(path).node();
        if (found == null || found instanceof Map || found instanceof List) {
            return Optional.empty();
        }
        String text = found.toString();
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> map(String... path) {
        return at(path).node() instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    public List<Tree> items(String... path) {
        return at(path).node() instanceof List<?> list
                ? list.stream().map(Tree::of).toList()
                : List.of();
    }

    /** A copy of it in which this stands there. What leads there is an object, and made where it is none. */
    public Tree with(Object value, String... path) {
        if (path.length == 0) {
            return of(value);
        }
        var copy = new LinkedHashMap<>(map());
        Tree below = at(path[0]).with(value, Arrays.copyOfRange(path, 1, path.length));
        copy.put(path[0], Objects.requireNonNull(below.node));
        return new Tree(copy);
    }

    public boolean has(String... path) {
        return at(path).node() != null;
    }
}
