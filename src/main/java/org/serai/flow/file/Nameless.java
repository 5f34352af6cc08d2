package org.serai.flow.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A place on the disk that has no name: nobody else finds it, and it is gone with the channel or this process. */
final class Nameless {
    private Nameless() {}

    static FileChannel open() throws IOException {
        Path place = Files.createTempFile("serai-", ".spool");
        try {
            return FileChannel.open(place, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(place);
        }
    }
}
