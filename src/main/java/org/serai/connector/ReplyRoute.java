package org.serai.connector;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.serai.finding.Findings;
import org.serai.finding.YamlNode;

/** The route that takes a folder's callbacks, as far as samples need to know it. */
final class ReplyRoute {
    private ReplyRoute() {}

    /** Relative to the connector's folder; empty where the route uses several mappings, or none. */
    static Optional<String> onlyMapping(FolderFiles files) {
        var mappings = new LinkedHashSet<String>();
        for (Path file : files.ending(".camel.yaml")) {
            files.yaml(file, new Findings())
                    .ifPresent(yaml -> yaml.items().stream()
                            .map(item -> item.get("route"))
                            .filter(route -> route.text("id").orElse("").equals(files.name() + "-replies"))
                            .forEach(route -> collect(route, mappings)));
        }
        return mappings.size() == 1
                ? mappings.stream().findFirst().map(m -> m.substring(m.indexOf('/') + 1))
                : Optional.empty();
    }

    private static void collect(YamlNode node, Set<String> mappings) {
        node.get("parameters").text("mapping").ifPresent(mappings::add);
        node.items().forEach(item -> collect(item, mappings));
        node.entries().values().forEach(value -> collect(value, mappings));
    }
}
