package org.serai.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.serai.finding.Findings;
import org.serai.finding.Place;

/** The files below a root, in UTF-8, by the names findings call them. */
record TextFiles(Path root, Findings findings) {
    /** Empty where it cannot be read, which is told. */
    Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (MalformedInputException wrong) {
            findings.error("SERAI-M001", Place.start(name(file)), "not UTF-8", "save the file as UTF-8");
        } catch (NoSuchFileException gone) {
            findings.error(
                    "SERAI-M001", Place.start(name(file)), "the file went away while it was read", "save it again");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Optional.empty();
    }

    String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    String name(Path file) {
        return root.toAbsolutePath().getFileName() + "/" + relative(file);
    }
}
