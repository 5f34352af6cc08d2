package org.serai.finding;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Told of each folder before it is looked at. */
    @FunctionalInterface
    interface Announced {
        void folder(Path folder) throws IOException;
    }

    /** @param places folders with all that lies in them, and single files; those that are not there count as empty */
    public static Snapshot of(List<Path> places) {
        return of(places, folder -> {});
    }

    static Snapshot of(List<Path> places, Announced announced) {
        var files = new TreeMap<Path, Stamp>();
        for (Path place : places) {
            try {
                new Stamps(place, announced, files).walk();
            } catch (IOException changing) {
                files.put(place, Stamp.UNREADABLE);
            }
        }
        return new Snapshot(files);
    }

    private static final class Stamps extends FileTree {
        private final Announced announced;
        private final Map<Path, Stamp> files;

        private Stamps(Path place, Announced announced, Map<Path, Stamp> files) {
            super(place);
            this.announced = announced;
            this.files = files;
        }

        @Override
        void folder(Path folder) throws IOException {
            announced.folder(folder);
        }

        @Override
        void file(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (!name.endsWith("~") && !name.endsWith(".swp")) {
                files.put(file, Stamp.of(attributes));
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            files.put(file, Stamp.UNREADABLE);
            return FileVisitResult.CONTINUE;
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
