package org.serai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A connector folder under another name: its files, Kamelets, routes and settings are called by it. */
record FolderCopy(ProjectCopy project, String model) {

    void as(String name) throws IOException {
        Path folder = project.connector(name);
        ProjectCopy.copy(project.connector(model), folder);
        Pattern word = Pattern.compile("(?<![A-Za-z0-9-])" + Pattern.quote(model) + "(?![A-Za-z0-9])");
        for (Path file : files(folder)) {
            String own = file.getFileName().toString();
            if (own.endsWith(".yaml")) {
                Path renamed = own.startsWith(model + "-") || own.startsWith(model + ".")
                        ? file.resolveSibling(name + own.substring(model.length()))
                        : file;
                Files.move(file, renamed);
                Files.writeString(
                        renamed, word.matcher(Files.readString(renamed)).replaceAll(name));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
