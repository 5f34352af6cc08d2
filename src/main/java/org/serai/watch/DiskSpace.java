package org.serai.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The disks the hub writes to. */
final class DiskSpace implements Watched {
    private final Map<String, Path> directories;

    /** @param directories by the word that is shown for them; they need not exist yet */
    DiskSpace(Map<String, Path> directories) {
        this.directories = Map.copyOf(directories);
    }

    @Override
    public List<Measure> measures() {
        return directories.entrySet().stream()
                .map(e -> Pressure.DISK_FREE.at(free(e.getValue()), "directory", e.getKey()))
                .toList();
    }

    private static long free(Path directory) {
        Path there = directory.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
