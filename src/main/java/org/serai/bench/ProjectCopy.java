package org.serai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A project's connectors and routes in a place of their own, where a bench may add to them. */
record ProjectCopy(Path root) {
    static ProjectCopy of(Path project, Path root) throws IOException {
        for (String part : List.of("connectors", "routes")) {
            copy(project.resolve(part), root.resolve(part));
        }
        return new ProjectCopy(root);
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    Path connector(String name) {
        return root.resolve("connectors").resolve(name);
    }

    /** For a hub to be started on it, whatever else its JVM is told. */
    Map<String, String> environment() {
        String told = Optional.ofNullable(System.getenv("SERAI_JAVA_OPTS")).orElse("");
        return Map.of("SERAI_JAVA_OPTS", (told + " -Dserai.project=" + root).strip());
    }
}
