package org.serai.sandbox.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code fields=} of a Graph call: what was asked for, else the default; the id always. */
final class Fields {
    private final Set<String> wanted;

    Fields(@Nullable String asked, Set<String> otherwise) {
        wanted = asked == null || asked.isBlank() ? otherwise : names(asked);
    }

    Map<String, Object> of(Map<String, Object> all) {
        var chosen = new LinkedHashMap<String, Object>();
        all.forEach((key, value) -> {
            if (wanted.contains(key) || "id".equals(key)) {
                chosen.put(key, value);
            }
        });
        return chosen;
    }

    /** {@code a,b.limit(3),c{d,e}}: the names at the top. */
    private static Set<String> names(String asked) {
        var names = new LinkedHashSet<String>();
        var name = new StringBuilder();
        int depth = 0;
        for (char c : (asked + ",").toCharArray()) {
            depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                names.add(name.toString().split("[.{(]")[0].trim());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        return names;
    }
}
