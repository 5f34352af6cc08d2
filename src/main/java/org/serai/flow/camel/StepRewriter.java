package org.serai.flow.camel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.finding.YamlNode;

/** Walks through steps as they are written, those inside others too, and makes what Camel loads. */
abstract class StepRewriter {

    /** What stands for one step: most often one. */
    abstract Stream<Object> step(String word, YamlNode body);

    /** What a {@code when} or an {@code otherwise} is called, if anything. */
    abstract void name(Map<String, @Nullable Object> branch, YamlNode written);

    abstract String text(String written);

    final List<Object> steps(YamlNode list) {
        return list.items().stream()
                .flatMap(item -> step(item.keys().get(0), item.get(item.keys().get(0))))
                .toList();
    }

    /** The settings of a step, with the steps in it. */
    final @Nullable Object settings(YamlNode body) {
        if (!body.isMapping()) {
            return texts(body.toTree());
        }
        Map<String, @Nullable Object> settings = mapping(body);
        if (body.get("steps").isSequence()) {
            settings.put("steps", steps(body.get("steps")));
        }
        if (body.get("when").isSequence()) {
            settings.put(
                    "when", body.get("when").items().stream().map(this::branch).toList());
        }
        if (body.get("otherwise").isMapping()) {
            settings.put("otherwise", branch(body.get("otherwise")));
        }
        return settings;
    }

    private @Nullable Object branch(YamlNode written) {
        Map<String, @Nullable Object> branch = mapping(written);
        branch.put("steps", steps(written.get("steps")));
        name(branch, written);
        return branch;
    }

    static Map<String, @Nullable Object> word(String word, @Nullable Object settings) {
        var step = new LinkedHashMap<String, @Nullable Object>();
        step.put(word, settings);
        return step;
    }

    final Map<String, @Nullable Object> mapping(YamlNode body) {
        var changed = new LinkedHashMap<String, @Nullable Object>();
        body.entries().forEach((key, value) -> changed.put(key, texts(value.toTree())));
        return changed;
    }

    private @Nullable Object texts(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            var changed = new LinkedHashMap<Object, @Nullable Object>();
            map.forEach((key, value) -> changed.put(key, texts(value)));
            return changed;
        }
        if (tree instanceof List<?> list) {
            var changed = new ArrayList<@Nullable Object>();
            list.forEach(value -> changed.add(texts(value)));
            return changed;
        }
        return tree instanceof String written ? text(written) : tree;
    }
}
