package org.serai.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Yaml;
import org.serai.finding.YamlNode;

/** The files of one connector folder, by names relative to the project's root. */
record FolderFiles(Path root, Path folder) {
    String name() {
        return folder.getFileName().toString();
    }

    String nameOf(Path file) {
        return root.toAbsolutePath().getFileName() + "/"
                + root.relativize(file).toString().replace('\\', '/');
    }

    boolean has(String relative) {
        return Files.isRegularFile(folder.resolve(relative));
    }

    /** Those directly in the folder whose name ends so, in order. */
    List<Path> ending(String suffix) {
        return list(folder).stream()
                .filter(f -> f.toString().endsWith(suffix) && Files.isRegularFile(f))
                .toList();
    }

    List<Path> mappings() {
        return list(folder.resolve("mapping")).stream()
                .filter(f -> f.toString().endsWith(".jslt"))
                .toList();
    }

    List<Path> samples() {
        return list(folder.resolve("samples")).stream()
                .filter(Files::isDirectory)
                .toList();
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Optional<String> text(Path file, Findings findings) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException unreadable) {
            findings.error("SERAI-Y001", Place.start(nameOf(file)), "cannot be read as UTF-8 text", "save it again");
            return Optional.empty();
        }
    }

    Optional<YamlNode> yaml(Path file, Findings findings) {
        return text(file, findings).flatMap(text -> Yaml.read(nameOf(file), text, findings));
    }
}
