package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One application of a mapping: its document and its variables; knows where in the document a node stands. */
record Run(JsonNode document, Map<String, JsonNode> variables) {
    JsonNode variable(String name) {
        return variables.getOrDefault(name, com.fasterxml.jackson.databind.node.NullNode.instance);
    }

    /** A JSON Pointer; empty for the whole document, and for a value that was made rather than found. */
    String pointerTo(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return "";
        }
        String found = search(document, node, "");
        if (found != null) {
            return found;
        }
        return node.isTextual() && node.textValue().startsWith("/") ? node.textValue() : "";
    }

    private static @Nullable String search(JsonNode here, JsonNode wanted, String path) {
        if (here == wanted) {
            return path;
        }
        if (here.isObject()) {
            for (Map.Entry<String, JsonNode> entry : here.properties()) {
                String found = search(entry.getValue(), wanted, path + "/" + escaped(entry.getKey()));
                if (found != null) {
                    return found;
                }
            }
        }
        for (int i = 0; here.isArray() && i < here.size(); i++) {
            String found = search(here.get(i), wanted, path + "/" + i);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
