package org.serai.connector;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;

/** Where two trees part, each place once; numbers are equal when their values are. */
record TreeDifference(List<String> found) {
    private static final int ENOUGH = 20;

    static List<String> between(@Nullable Object expected, @Nullable Object actual) {
        var difference = new TreeDifference(new ArrayList<>());
        difference.compare("", expected, actual);
        return List.copyOf(difference.found.subList(0, Math.min(ENOUGH, difference.found.size())));
    }

    private void compare(String at, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> wanted && actual instanceof Map<?, ?> made) {
            var keys = new LinkedHashSet<Object>(wanted.keySet());
            keys.addAll(made.keySet());
            keys.forEach(key -> compareKey(at + "/" + key, key, wanted, made));
        } else if (expected instanceof List<?> wanted && actual instanceof List<?> made) {
            for (int i = 0; i < Math.min(wanted.size(), made.size()); i++) {
                compare(at + "/" + i, wanted.get(i), made.get(i));
            }
            if (wanted.size() != made.size()) {
                found.add((at.isEmpty() ? "/" : at) + ": expected " + wanted.size() + " items, found " + made.size());
            }
        } else if (!isSame(expected, actual)) {
            found.add((at.isEmpty() ? "/" : at) + ": expected " + Json.text(expected) + ", found " + Json.text(actual));
        }
    }

    private void compareKey(String at, Object key, Map<?, ?> wanted, Map<?, ?> made) {
        if (!made.containsKey(key)) {
            found.add(at + ": expected " + Json.text(wanted.get(key)) + ", found nothing");
        } else if (!wanted.containsKey(key)) {
            found.add(at + ": expected nothing, found " + Json.text(made.get(key)));
        } else {
            compare(at, wanted.get(key), made.get(key));
        }
    }

    private static boolean isSame(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Number && actual instanceof Number) {
            return new BigDecimal(expected.toString()).compareTo(new BigDecimal(actual.toString())) == 0;
        }
        return java.util.Objects.equals(expected, actual);
    }
}
