package org.serai.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies directly in a folder, in the order of names; nothing where there is no such folder. */
public final class Folder {
    private Folder() {}

    public static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static List<Path> folders(Path folder) {
        return entries(folder).stream().filter(Files::isDirectory).toList();
    }

    /** Files only. */
    public static List<Path> ending(Path folder, String suffix) {
        return entries(folder).stream()
                .filter(entry -> entry.getFileName().toString().endsWith(suffix) && Files.isRegularFile(entry))
                .toList();
    }
}
