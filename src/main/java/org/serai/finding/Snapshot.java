package org.serai.finding;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Which files lie at some places, with size and time: equal snapshots, same files. */
public record Snapshot(Map<Path, Stamp> files) {
    record Stamp(long size, long modifiedNanos, @Nullable Object key) {
        private static final Stamp UNREADABLE = new Stamp(-1, 0, null);

        private static Stamp of(BasicFileAttributes read) {
            return new Stamp(read.size(), read.lastModifiedTime().to(TimeUnit.NANOSECONDS), read.fileKey());
        }
    }

    static final int DEPTH = 8;

    /** @param places folders with all that lies in them, and single files; those that are not there count as empty */
    public static Snapshot of(List<Path> places) {
        var files = new TreeMap<Path, Stamp>();
        places.forEach(place -> add(place, files));
        return new Snapshot(files);
    }

    private static void add(Path place, Map<Path, Stamp> files) {
        if (!Files.exists(place)) {
            return;
        }
        try {
            Files.walkFileTree(place, Set.of(), DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (counts(file, attributes)) {
                        files.put(file, Stamp.of(attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    files.put(file, Stamp.UNREADABLE);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException changing) {
            files.put(place, Stamp.UNREADABLE);
        }
    }

    private static boolean counts(Path path, BasicFileAttributes attributes) {
        String name = path.getFileName().toString();
        return attributes.isRegularFile() && !name.startsWith(".") && !name.endsWith("~") && !name.endsWith(".swp");
    }

    /** The files that came, went or changed since. */
    public List<Path> changedSince(Snapshot earlier) {
        var all = new TreeSet<Path>(files.keySet());
        all.addAll(earlier.files.keySet());
        return all.stream()
                .filter(path -> !Objects.equals(files.get(path), earlier.files.get(path)))
                .toList();
    }
}
