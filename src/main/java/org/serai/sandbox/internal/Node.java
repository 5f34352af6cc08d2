package org.serai.sandbox.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A look into a JSON object that never fails: what is missing, or of another kind, is absent. */
record Node(Map<String, Object> map) {
    @SuppressWarnings("unchecked")
    static Node of(@Nullable Object tree) {
        return new Node(tree instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
    }

    static List<Node> list(@Nullable Object tree) {
        var nodes = new ArrayList<Node>();
        if (tree instanceof List<?> list) {
            list.forEach(item -> nodes.add(of(item)));
        }
        return nodes;
    }

    /** A string; numbers are read as text, since public clients send ids and indexes both ways. */
    @Nullable
    String text(String key) {
        Object value = map.get(key);
        return value instanceof String || value instanceof Number ? value.toString() : null;
    }

    String text(String key, String otherwise) {
        String value = text(key);
        return value == null ? otherwise : value;
    }

    String lower(String key) {
        return text(key, "").toLowerCase(Locale.ROOT);
    }

    String upper(String key) {
        return text(key, "").toUpperCase(Locale.ROOT);
    }

    boolean filled(String key) {
        String value = text(key);
        return value != null && !value.isBlank();
    }

    @Nullable
    Object raw(String key) {
        return map.get(key);
    }

    Node object(String key) {
        return of(map.get(key));
    }

    List<Node> objects(String key) {
        return list(map.get(key));
    }

    boolean has(String key) {
        return map.get(key) != null;
    }

    boolean isTrue(String key) {
        return Boolean.TRUE.equals(map.get(key));
    }

    long number(String key, long otherwise) {
        try {
            String value = text(key);
            return value == null ? otherwise : new BigDecimal(value.trim()).longValue();
        } catch (NumberFormatException word) {
            return otherwise;
        }
    }

    double decimal(String key, double otherwise) {
        return map.get(key) instanceof Number number ? number.doubleValue() : otherwise;
    }
}
