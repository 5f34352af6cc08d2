package org.serai.connector;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.Findings;
import org.serai.finding.YamlNode;

/** Where the routes of a folder begin, other than where the hub itself starts them. */
final class RouteSources {
    private static final Set<String> OURS = Set.of("callback-source", "fetch-source");

    private RouteSources() {}

    /** By Kamelet, else by the scheme of the address. */
    static List<String> of(FolderFiles files) {
        var sources = new TreeSet<String>();
        for (Path file : files.ending(".camel.yaml")) {
            files.yaml(file, new Findings()).ifPresent(yaml -> yaml.items().forEach(item -> add(item, sources)));
        }
        sources.removeAll(OURS);
        return List.copyOf(sources);
    }

    private static void add(YamlNode item, Set<String> sources) {
        item.get("route").get("from").text("uri").ifPresent(uri -> sources.add(name(uri)));
    }

    private static String name(String uri) {
        String address = uri.split("\\?", 2)[0];
        return address.startsWith("kamelet:") ? address.substring("kamelet:".length()) : address.split(":", 2)[0];
    }
}
