package org.serai.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an item stood in its webhook, and enough around it to make a webhook of its own of it.
 *
 * @param list {@code messages}, {@code statuses}, or null when the whole value is meant
 */
record Excerpt(
        Body body,
        String pointer,
        String wabaId,
        String field,
        Map<String, Object> value,
        @Nullable String list,
        @Nullable Object item) {

    Excerpt item(String name, int index, @Nullable Object raw) {
        return new Excerpt(body, pointer + "/" + name + "/" + index, wabaId, field, value, name, raw);
    }

    Excerpt at(String below) {
        return new Excerpt(body, pointer + below, wabaId, field, value, list, item);
    }

    /** A webhook that holds this item and nothing else; handing it in does what the item alone would have done. */
    Map<String, Object> toWebhook() {
        var change = new LinkedHashMap<String, Object>();
        change.put("field", field);
        change.put("value", reduced());
        return Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of("id", wabaId, "changes", List.of(change))));
    }

    private Map<String, Object> reduced() {
        if (list == null) {
            return value;
        }
        var reduced = new LinkedHashMap<>(value);
        reduced.keySet().removeAll(List.of("messages", "statuses", "errors"));
        var single = new ArrayList<@Nullable Object>();
        single.add(item);
        reduced.put(list, single);
        return reduced;
    }
}
