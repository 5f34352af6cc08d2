package org.serai.outbox.hold;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.serai.canonical.SeraiException;

/** The mark beside the database, in the home: a restore of the one does not put back the other. Whole or not there. */
final class MarkFile {
    private final Path file;

    MarkFile(Path home) {
        this.file = home.toAbsolutePath().resolve("database.mark");
    }

    /** Empty for a new home. @throws SeraiException {@code hold.mark-unreadable} */
    Optional<Mark> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var lines = new Properties();
            lines.load(new StringReader(Files.readString(file)));
            return Optional.of(new Mark(
                    id(lines, "house"),
                    id(lines, "incarnation"),
                    id(lines, "home"),
                    Long.parseLong(lines.getProperty("mark", "").strip())));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SeraiException(
                    "hold.mark-unreadable",
                    file.toString(),
                    "how far this home knew its database to have come cannot be read",
                    "delete the file and start once with SERAI_HOLD=true",
                    unreadable);
        }
    }

    private static UUID id(Properties lines, String name) {
        return UUID.fromString(lines.getProperty(name, "").strip());
    }

    /** On the disk when it returns. */
    void write(Mark mark) {
        String text =
                "# How far this home knows its database to have come; written by Serai after each commit it tells of.\n"
                        + "house=" + mark.house() + "\nincarnation=" + mark.incarnation()
                        + "\nhome=" + mark.home() + "\nmark=" + mark.number() + "\n";
        try {
            Path draft = Files.createDirectories(file.getParent()).resolve(file.getFileName() + ".new");
            synced(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void synced(Path draft, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
