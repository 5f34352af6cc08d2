package org.serai.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A small project in a folder of its own: the shop of the fixtures with the real steps and the real error handling. */
final class FlowProject {
    private final Path root;

    private FlowProject(Path root) {
        this.root = root;
    }

    static FlowProject in(Path folder) {
        var project = new FlowProject(folder);
        copy(Path.of("src/test/resources/flow/shop"), folder);
        copy(Path.of("routes/steps"), folder.resolve("routes/steps"));
        copy(Path.of("routes/errors.camel.yaml"), folder.resolve("routes/errors.camel.yaml"));
        return project;
    }

    /** The project another node wrote there. */
    static FlowProject of(Path folder) {
        return new FlowProject(folder);
    }

    /** A connector as it is shipped, beside the shop of the fixtures. */
    FlowProject with(String connector) {
        Path shipped = Path.of("connectors", connector);
        copy(shipped, root.resolve(shipped));
        return this;
    }

    Path root() {
        return root;
    }

    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    void write(String file, String text) {
        try {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), text, StandardCharsets.UTF_8);
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    /** Fails when there is nothing to replace, so that no test passes by accident. */
    void replace(String file, String before, String after) {
        String text = read(file);
        if (!text.contains(before)) {
            throw new IllegalArgumentException(file + " does not hold: " + before);
        }
        write(file, text.replace(before, after));
    }

    void delete(String path) {
        try (Stream<Path> paths = Files.walk(root.resolve(path))) {
            paths.sorted(java.util.Comparator.reverseOrder())
                    .forEach(p -> p.toFile().delete());
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(path, target);
                }
            }
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
