package org.serai.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.serai.finding.Findings;
import org.serai.finding.Folder;
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
        return Folder.ending(folder, suffix);
    }

    List<Path> mappings() {
        return Folder.ending(folder.resolve("mapping"), ".jslt");
    }

    List<Path> samples() {
        return Folder.folders(folder.resolve("samples"));
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
