package org.serai.sandbox.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;
import org.serai.json.JsonException;

/**
 * One HTTP request, read whole. {@code path} is decoded, {@code rawPath} as it came; {@code headers} are found in any
 * case and keep their spelling; {@code authority} is what the caller calls us.
 */
record Call(
        String method,
        String path,
        String rawPath,
        @Nullable String query,
        Map<String, String> parameters,
        Map<String, String> headers,
        byte[] body,
        String authority) {

    List<String> segments() {
        return List.of(path.substring(1).split("/"));
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    String parameter(String name, String otherwise) {
        return parameters.getOrDefault(name, otherwise);
    }

    int limit(int otherwise, int most) {
        String given = parameters.get("limit");
        if (given == null) {
            return otherwise;
        }
        try {
            return Math.max(0, Math.min(most, Integer.parseInt(given)));
        } catch (NumberFormatException word) {
            throw new BadCall("limit is a number, not '" + given + "'");
        }
    }

    /** @throws BadCall when the body is not JSON, saying where */
    @Nullable
    Object json() {
        try {
            return Json.parse(body);
        } catch (JsonException broken) {
            throw new BadCall("the body is not JSON, at " + broken.place() + ": " + broken.getMessage());
        }
    }

    /** @throws BadCall when the body is not a JSON object */
    Node object() {
        if (json() instanceof Map<?, ?> map) {
            return Node.of(map);
        }
        throw new BadCall("the body must be a JSON object");
    }
}
