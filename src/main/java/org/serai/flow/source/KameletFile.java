package org.serai.flow.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.finding.YamlNode;

/**
 * One {@code *.kamelet.yaml} that is YAML.
 *
 * @param connector whose folder it lies in; null for the words of {@code routes/steps}
 * @param name what the file is called, which is what routes call it
 * @param type source, action or sink, as its label says; empty where it says nothing
 */
public record KameletFile(
        String file,
        @Nullable String connector,
        String name,
        String type,
        Map<String, Parameter> parameters,
        YamlNode root) {

    /** One thing whoever uses the Kamelet may or must give. */
    public record Parameter(String name, boolean required, boolean secret, Optional<String> fallback, YamlNode node) {}

    private static final String TYPE_LABEL = "camel.apache.org/kamelet.type";

    static KameletFile of(String file, @Nullable String connector, String name, YamlNode root) {
        String type = root.get("metadata").get("labels").text(TYPE_LABEL).orElse("");
        return new KameletFile(file, connector, name, type, parameters(root), root);
    }

    private static Map<String, Parameter> parameters(YamlNode root) {
        YamlNode definition = root.get("spec").get("definition");
        List<String> required = definition.get("required").items().stream()
                .flatMap(item -> item.text().stream())
                .toList();
        var parameters = new LinkedHashMap<String, Parameter>();
        definition.get("properties").entries().forEach((name, node) -> {
            boolean secret = node.text("format").filter("password"::equals).isPresent();
            parameters.put(name, new Parameter(name, required.contains(name), secret, node.text("default"), node));
        });
        return parameters;
    }

    /** A word of {@code routes/steps}: it may name Java. */
    public boolean isStep() {
        return connector == null;
    }

    public boolean isSink() {
        return type.equals("sink");
    }

    public YamlNode template() {
        return root.get("spec").get("template");
    }
}
