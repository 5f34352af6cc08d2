package org.serai.flow.camel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.finding.YamlNode;
import org.serai.flow.source.KameletFile;

/**
 * A Kamelet as Camel loads it: the Kamelets it uses become instances of this instance, and the ids of its steps go, since
 * every use would repeat them.
 */
final class KameletRewriter {
    private int number;

    private KameletRewriter() {}

    static Map<String, @Nullable Object> rewrite(KameletFile kamelet) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("apiVersion", "camel.apache.org/v1");
        kamelet.root().entries().forEach((key, value) -> tree.put(key, value.toTree()));
        var spec = new LinkedHashMap<String, @Nullable Object>();
        kamelet.root().get("spec").entries().forEach((key, value) -> spec.put(key, value.toTree()));
        var from = new LinkedHashMap<String, @Nullable Object>();
        YamlNode written = kamelet.template().get("from");
        written.entries().forEach((key, value) -> from.put(key, value.toTree()));
        from.remove("id");
        from.put("steps", new KameletRewriter().steps(written.get("steps")));
        spec.put("template", Map.of("from", from));
        tree.put("spec", spec);
        return tree;
    }

    private List<Object> steps(YamlNode list) {
        var steps = new ArrayList<Object>();
        for (YamlNode item : list.items()) {
            item.entries().forEach((word, body) -> {
                var step = new LinkedHashMap<String, @Nullable Object>();
                step.put(word, step(word, body));
                steps.add(step);
            });
        }
        return steps;
    }

    private @Nullable Object step(String word, YamlNode body) {
        int here = ++number;
        Address address = Address.of(body);
        if (word.equals("to") && KameletUses.isUse(address)) {
            String key = body.text("id").orElse("step" + here);
            return Map.of("uri", "kamelet:" + address.kamelet().orElse("") + "/{{" + Instances.ID + "}}." + key);
        }
        if (!body.isMapping()) {
            return body.toTree();
        }
        var changed = new LinkedHashMap<String, @Nullable Object>();
        body.entries().forEach((key, value) -> changed.put(key, value.toTree()));
        changed.remove("id");
        inner(body, changed);
        return changed;
    }

    private void inner(YamlNode body, Map<String, @Nullable Object> changed) {
        if (body.get("steps").isSequence()) {
            changed.put("steps", steps(body.get("steps")));
        }
        if (body.get("when").isSequence()) {
            changed.put(
                    "when", body.get("when").items().stream().map(this::branch).toList());
        }
        if (body.get("otherwise").isMapping()) {
            changed.put("otherwise", branch(body.get("otherwise")));
        }
    }

    private Map<String, @Nullable Object> branch(YamlNode node) {
        var changed = new LinkedHashMap<String, @Nullable Object>();
        node.entries().forEach((key, value) -> changed.put(key, value.toTree()));
        changed.remove("id");
        changed.put("steps", steps(node.get("steps")));
        return changed;
    }
}
