package org.serai.outbox.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Content as a row keeps it, and back. */
final class Contents {
    private Contents() {}

    static @Nullable String toJson(@Nullable Content content) {
        return content == null
                ? null
                : Json.text(content.<Map<String, Object>>fold(Contents::template, text -> Map.of("text", text.body())));
    }

    static @Nullable Content ofJson(@Nullable String json) {
        if (json == null) {
            return null;
        }
        Tree tree = Tree.of(Json.parseObject(json));
        return tree.has("template") ? template(tree) : new Content.Text(string(tree, "text"));
    }

    private static Map<String, Object> template(Content.Template template) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("template", template.name());
        tree.put("language", template.language());
        tree.put("category", template.category());
        tree.put("components", template.components());
        // as pairs: jsonb does not keep the order of keys
        tree.put(
                "parameters",
                template.parameters().entrySet().stream()
                        .map(p -> List.of(p.getKey(), p.getValue()))
                        .toList());
        tree.put("preview", template.preview());
        return tree;
    }

    private static Content.Template template(Tree tree) {
        var components = new ArrayList<Map<String, Object>>();
        tree.items("components").forEach(c -> components.add(c.map()));
        var parameters = new LinkedHashMap<String, String>();
        tree.items("parameters").forEach(p -> parameters.put(string(p, "0"), string(p, "1")));
        return new Content.Template(
                string(tree, "template"),
                string(tree, "language"),
                string(tree, "category"),
                components,
                parameters,
                string(tree, "preview"));
    }

    /** Blanks count here, so not {@link Tree#text}. */
    private static String string(Tree tree, String key) {
        Object found = tree.at(key).node();
        return found == null ? "" : found.toString();
    }
}
