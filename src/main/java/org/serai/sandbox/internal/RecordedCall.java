package org.serai.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;
import org.serai.json.JsonException;

/** One call a stand-in system got, and the status it answered. */
record RecordedCall(
        String system,
        String method,
        String path,
        @Nullable String query,
        Map<String, String> headers,
        byte[] body,
        int status,
        Instant at) {

    /** {@code body} is the text as it came; {@code json} the same read, when it is JSON. */
    Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("system", system);
        tree.put("method", method);
        tree.put("path", path);
        tree.put("query", query);
        tree.put("headers", headers);
        tree.put("body", new String(body, StandardCharsets.UTF_8));
        try {
            if (body.length > 0) {
                tree.put("json", Json.parse(body));
            }
        } catch (JsonException otherText) {
            tree.remove("json");
        }
        tree.put("status", status);
        tree.put("at", at.toString());
        return tree;
    }
}
