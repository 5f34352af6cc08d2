package org.serai.flow.rows;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as the document mappings see: columns are keys, numbers keep their digits, times are ISO 8601 with an offset where
 * the column has one, bytes are base64, NULL is null. What JSON has no word for is text.
 */
final class RowTree {
    private RowTree() {}

    static Map<String, @Nullable Object> of(Map<String, @Nullable Object> row) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((column, value) -> tree.put(column, scalar(value)));
        return tree;
    }

    private static @Nullable Object scalar(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        if (value instanceof LocalDateTime time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        }
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
    }
}
