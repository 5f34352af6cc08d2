package org.serai.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;

/** Every list of the interface: {@code {"items":[…],"next":cursor or null}}. */
final class Page {
    private Page() {}

    static byte[] json(List<? extends Map<String, ? extends @Nullable Object>> items, @Nullable String next) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("next", next);
        return Json.bytes(page);
    }
}
