package org.serai.flow.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.serai.finding.Findings;
import org.serai.finding.Folder;
import org.serai.finding.Place;
import org.serai.finding.Yaml;
import org.serai.finding.YamlNode;

/** Reads the folders in the order of their names and sorts files by their suffix. */
final class FolderReader {
    private static final Predicate<String> COUNTS =
            Pattern.compile(".*\\.(yaml|jslt|csv|json)").asMatchPredicate();

    private static final String ROUTES = ".camel.yaml";
    private static final String KAMELET = ".kamelet.yaml";
    private static final String TEST = ".test.yaml";
    private final Path root;
    private final Findings findings;
    private final List<RouteFile> routes = new ArrayList<>();
    private final List<KameletFile> kamelets = new ArrayList<>();
    private final List<TestFile> tests = new ArrayList<>();
    private final List<String> looked = new ArrayList<>();

    FolderReader(Path root, Findings findings) {
        this.root = root.normalize();
        this.findings = findings;
    }

    List<RouteFile> routes() {
        return routes;
    }

    List<KameletFile> kamelets() {
        return kamelets;
    }

    List<TestFile> tests() {
        return tests;
    }

    List<String> looked() {
        return looked;
    }

    void read() {
        List<Path> flows = files("routes");
        List<Path> connectors = files("connectors");
        flows.stream().filter(path -> isStep(path) && depth(path) == 3).forEach(path -> read(path, null));
        connectors.stream().filter(path -> depth(path) <= 4).forEach(path -> read(path, segment(path, 1)));
        flows.stream().filter(path -> !isStep(path) && depth(path) <= 5).forEach(path -> read(path, null));
    }

    private boolean isStep(Path path) {
        return relative(path).startsWith("routes/steps/");
    }

    private int depth(Path path) {
        return root.relativize(path).getNameCount();
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private String segment(Path path, int index) {
        return root.relativize(path).getName(index).toString();
    }

    private void read(Path path, @org.jspecify.annotations.Nullable String connector) {
        String name = path.getFileName().toString();
        if (name.endsWith(KAMELET)) {
            String word = name.substring(0, name.length() - KAMELET.length());
            yaml(path).ifPresent(node -> kamelets.add(KameletFile.of(relative(path), connector, word, node)));
        } else if (name.endsWith(ROUTES)) {
            yaml(path).ifPresent(node -> routes.add(routeFile(path, connector, node)));
        } else if (name.endsWith(TEST)) {
            yaml(path).ifPresent(node -> tests.add(new TestFile(relative(path), node)));
        }
    }

    private RouteFile routeFile(Path path, @org.jspecify.annotations.Nullable String connector, YamlNode node) {
        String file = relative(path);
        if (connector != null) {
            return new RouteFile(file, RouteFile.Kind.CONNECTOR, connector, node);
        }
        return file.equals("routes/errors.camel.yaml")
                ? new RouteFile(file, RouteFile.Kind.ERRORS, "", node)
                : new RouteFile(
                        file,
                        RouteFile.Kind.FLOW,
                        Objects.requireNonNull(path.getParent()).getFileName().toString(),
                        node);
    }

    private Optional<YamlNode> yaml(Path path) {
        String file = relative(path);
        try {
            return Yaml.read(file, Files.readString(path, StandardCharsets.UTF_8), findings);
        } catch (CharacterCodingException foreign) {
            findings.error("SERAI-Y002", Place.start(file), "not UTF-8", "save it as UTF-8");
        } catch (IOException unreadable) {
            findings.error("SERAI-Y003", Place.start(file), "cannot be read: " + unreadable.getMessage(), null);
        }
        return Optional.empty();
    }

    private List<Path> files(String folder) {
        try {
            List<Path> files = Folder.below(root.resolve(folder));
            files.stream().map(this::relative).filter(COUNTS).forEach(looked::add);
            return files;
        } catch (UncheckedIOException gone) {
            findings.error("SERAI-Y003", Place.start(folder), "cannot be read: " + gone.getMessage(), null);
            return List.of();
        }
    }
}
