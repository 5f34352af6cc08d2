package org.serai.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What lies in a folder, in the order of names, hidden things aside; nothing where there is no such folder. */
public final class Folder {
    private Folder() {}

    public static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !FileTree.isHidden(entry)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Files at any depth, in the order of their paths.
     *
     * @throws UncheckedIOException when something cannot be read, or changes meanwhile
     */
    public static List<Path> below(Path folder) {
        var files = new TreeSet<Path>();
        var tree = new FileTree(folder) {
            @Override
            void file(Path file, BasicFileAttributes attributes) {
                files.add(file);
            }
        };
        try {
            tree.walk();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(files);
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
