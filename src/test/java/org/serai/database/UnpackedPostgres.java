package org.serai.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL's programs, unpacked once for all homes of the tests: each would spend seconds on a copy of its own. */
public final class UnpackedPostgres {
    private static final Path PROGRAMS = Path.of("target/postgres-binaries").toAbsolutePath();

    private UnpackedPostgres() {}

    /** @param directory where a hub keeps its PostgreSQL; nothing happens where one has been started */
    public static void lendTo(Path directory) {
        Path binaries = directory.resolve("binaries");
        if (Files.exists(binaries)) {
            return;
        }
        try {
            Files.createDirectories(PROGRAMS);
            Files.createDirectories(directory);
            Files.createSymbolicLink(binaries, PROGRAMS);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Before the directory is deleted: JUnit warns of links that lead out of what it deletes. */
    public static void takeBack(Path directory) {
        Path binaries = directory.resolve("binaries");
        try {
            if (Files.isSymbolicLink(binaries)) {
                Files.delete(binaries);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
