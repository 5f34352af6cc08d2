package org.serai.canonical;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A business object in its own system: the connector, the kind of object (order, shipment, ticket), its key there. */
public record Ref(
        String system, String type, String id, @Nullable String url) {
    public Map<String, Object> toTree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("system", system);
        tree.put("type", type);
        tree.put("id", id);
        if (url != null) {
            tree.put("url", url);
        }
        return tree;
    }
}
