package org.serai.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;

/** A directory of local state that one Serai uses at a time. The lock never waits, and ends with the process at the latest. */
public final class DirectoryLock implements AutoCloseable {
    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /** Makes the directory where it is not there. @throws SeraiException {@code home.in-use} when another holds it */
    public static DirectoryLock take(Path directory) throws IOException {
        Path path = Files.createDirectories(directory).resolve("serai.lock");
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (held(file) == null) {
            file.close();
            throw new SeraiException(
                    "home.in-use",
                    path.toString(),
                    "another Serai uses this home",
                    "stop it, or choose another home with --home or SERAI_HOME");
        }
        return new DirectoryLock(file);
    }

    private static @Nullable FileLock held(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
