package org.serai.flow.source;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.Findings;

/**
 * The routes and Kamelets of a project, read once. What is no YAML is a finding and left out.
 *
 * @param routes in the order of their paths
 * @param kamelets by name; of two with one name the first counts, the second is a finding of the rules
 * @param allKamelets every file
 * @param flows the folders of {@code routes/flows} that hold a file of routes, readable or not
 * @param tests the flow tests
 * @param looked every file that counts, of whatever room, relative to the root
 */
public record ProjectFiles(
        Path root,
        List<RouteFile> routes,
        Map<String, KameletFile> kamelets,
        List<KameletFile> allKamelets,
        Set<String> flows,
        List<TestFile> tests,
        Set<String> looked) {

    public static ProjectFiles read(Path folder, Findings findings) {
        Path root = folder.toAbsolutePath().normalize();
        var reader = new FolderReader(root, findings);
        reader.read();
        var kamelets = new LinkedHashMap<String, KameletFile>();
        reader.kamelets().forEach(k -> kamelets.putIfAbsent(k.name(), k));
        return new ProjectFiles(
                root,
                List.copyOf(reader.routes()),
                kamelets,
                List.copyOf(reader.kamelets()),
                flows(reader.looked()),
                List.copyOf(reader.tests()),
                new TreeSet<>(reader.looked()));
    }

    public Optional<KameletFile> kamelet(String name) {
        return Optional.ofNullable(kamelets.get(name));
    }

    private static Set<String> flows(List<String> looked) {
        var flows = new TreeSet<String>();
        looked.stream()
                .filter(file -> file.startsWith("routes/flows/") && file.endsWith(".camel.yaml"))
                .map(file -> file.split("/"))
                .filter(parts -> parts.length == 4)
                .forEach(parts -> flows.add(parts[2]));
        return flows;
    }

    /** The route files of one folder of {@code routes/flows}. */
    public List<RouteFile> routesOf(String flow) {
        return routes.stream()
                .filter(file -> file.isFlow() && file.owner().equals(flow))
                .toList();
    }

    /** Whether a file of the project is there: a mapping, an event of a test. */
    public boolean has(String relative) {
        Path path = root.resolve(relative).normalize();
        return path.startsWith(root) && java.nio.file.Files.isRegularFile(path);
    }
}
