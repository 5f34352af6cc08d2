package org.serai.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Storable;

/**
 * A tree without characters the store cannot hold: NUL and lone surrogates become U+FFFD. The bytes as they came stay in
 * {@code webhook_log}.
 */
final class Cleaned {
    private Cleaned() {}

    static @Nullable Object tree(@Nullable Object node) {
        if (node instanceof String text) {
            return Storable.text(text);
        }
        if (node instanceof Map<?, ?> map) {
            var cleaned = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, value) -> cleaned.put(Storable.text(String.valueOf(key)), tree(value)));
            return cleaned;
        }
        if (node instanceof Iterable<?> list) {
            var cleaned = new ArrayList<@Nullable Object>();
            list.forEach(value -> cleaned.add(tree(value)));
            return cleaned;
        }
        return node;
    }
}
