package org.serai.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tree without characters the store cannot hold: NUL and lone surrogates become U+FFFD. The bytes as they came stay in
 * {@code webhook_log}.
 */
final class Cleaned {
    private static final char REPLACEMENT = '\uFFFD';

    private Cleaned() {}

    static @Nullable Object tree(@Nullable Object node) {
        if (node instanceof String text) {
            return text(text);
        }
        if (node instanceof Map<?, ?> map) {
            var cleaned = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, value) -> cleaned.put(text(String.valueOf(key)), tree(value)));
            return cleaned;
        }
        if (node instanceof Iterable<?> list) {
            var cleaned = new ArrayList<@Nullable Object>();
            list.forEach(value -> cleaned.add(tree(value)));
            return cleaned;
        }
        return node;
    }

    private static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var cleaned = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean isLone = point <= Character.MAX_VALUE && Character.isSurrogate((char) point);
            cleaned.appendCodePoint(isLone || point == 0 ? REPLACEMENT : point);
        });
        return cleaned.toString();
    }
}
