package org.serai.flow.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is there whole or not at all, and on the disk when it was written. */
record SyncedFile(Path path, boolean mayReplace) {
    void write(InputStream bytes) throws IOException {
        if (Files.exists(path) && !mayReplace) {
            return;
        }
        Path directory = Files.createDirectories(path.getParent());
        Path unfinished = directory.resolve(Writing.UNFINISHED + path.getFileName());
        try (var channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            bytes.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        sync(directory);
    }

    /** The name is on the disk only then. */
    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
