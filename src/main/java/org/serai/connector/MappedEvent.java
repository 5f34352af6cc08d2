package org.serai.connector;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a mapping made of a document; its data satisfy the schema of its type. {@code key} sets apart what is else alike. */
public record MappedEvent(
        String type,
        String subject,
        OffsetDateTime time,
        @Nullable String key,
        Map<String, Object> data) {

    Map<String, Object> toTree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("type", type);
        tree.put("subject", subject);
        tree.put("time", time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        if (key != null) {
            tree.put("key", key);
        }
        tree.put("data", data);
        return tree;
    }
}
