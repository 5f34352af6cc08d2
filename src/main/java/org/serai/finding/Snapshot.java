package org.serai.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which files lie at some places, with size and time: equal snapshots, same files. Cheap enough for every 300 ms. */
public record Snapshot(Map<Path, Stamp> files) {
    record Stamp(
            long size,
            long modifiedNanos,
            @org.jspecify.annotations.Nullable Object key) {}

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
        try (Stream<Path> paths = Files.find(place, 8, (path, attributes) -> counts(path, attributes))) {
            paths.forEach(path -> stamp(path, files));
        } catch (IOException | UncheckedIOException changing) {
            files.put(place, new Stamp(-1, 0, null));
        }
    }

    private static boolean counts(Path path, BasicFileAttributes attributes) {
        String name = path.getFileName().toString();
        return attributes.isRegularFile() && !name.startsWith(".") && !name.endsWith("~") && !name.endsWith(".swp");
    }

    private static void stamp(Path path, Map<Path, Stamp> files) {
        try {
            BasicFileAttributes read = Files.readAttributes(path, BasicFileAttributes.class);
            files.put(
                    path,
                    new Stamp(
                            read.size(),
                            read.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
                            read.fileKey()));
        } catch (IOException gone) {
            files.put(path, new Stamp(-1, 0, null));
        }
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
