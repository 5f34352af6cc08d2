package org.serai.flow.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.serai.finding.YamlNode;
import org.serai.flow.camel.Address;
import org.serai.flow.source.RouteFile;

/** Which templates routes fill in, by the step that does it. */
public final class ComposedTemplates {
    private static final Set<String> COMPOSING = Set.of("compose-message-action", "compose-text-action");
    private final Map<String, YamlNode> found = new LinkedHashMap<>();

    private ComposedTemplates() {}

    /** By name, each with the place where it is first named. */
    public static Map<String, YamlNode> in(List<RouteFile> files) {
        var templates = new ComposedTemplates();
        files.forEach(file -> file.routes()
                .forEach(route -> templates.collect(route.get("from").get("steps"))));
        return templates.found;
    }

    private void collect(YamlNode steps) {
        for (YamlNode item : steps.items()) {
            item.entries().values().forEach(body -> {
                YamlNode template = body.get("parameters").get("template");
                Optional<String> step = Address.of(body).kamelet();
                if (step.filter(COMPOSING::contains).isPresent() && template.isScalar()) {
                    found.putIfAbsent(template.text().orElse(""), template);
                }
                collect(body.get("steps"));
                body.get("when").items().forEach(when -> collect(when.get("steps")));
                collect(body.get("otherwise").get("steps"));
            });
        }
    }
}
