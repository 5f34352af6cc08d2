package org.serai.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.serai.connector.Connector;
import org.serai.format.Entry;

/**
 * Files of copies in a directory a hub reads. Where the format lets documents follow each other in one stream, all stand in
 * one file; else a thousand in an archive.
 */
final class FileDrop {
    private static final int IN_AN_ARCHIVE = 1_000;
    private static final String ROUTE = """
            - route:
                id: %1$s-bench
                description: Each document of a file the bench made is accepted by itself.
                from:
                  uri: kamelet:file-source
                  parameters: { protocol: local, directory: "%2$s", intervalSeconds: 1, settleSeconds: 0, marker: .done }
                  steps:
                    - to: { id: accept, uri: kamelet:accept-file-action, parameters: { connector: %1$s, type: "%3$s" } }
            """;
    private final Path directory;
    private final Choice choice;
    private final boolean inOneStream;
    private int files;

    FileDrop(Path directory, Connector connector, Choice choice) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.choice = choice;
        this.inOneStream = follow(connector, choice);
    }

    /** Whether two copies one behind the other are twice as many documents. */
    private static boolean follow(Connector connector, Choice choice) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(choice.candidate().head());
        for (int number = 1; number <= 2; number++) {
            both.writeBytes(choice.copies().of(number));
            both.write('\n');
        }
        Iterator<Entry> entries = connector.format().read(new ByteArrayInputStream(both.toByteArray()));
        int documents = 0;
        while (entries.hasNext()) {
            if (!(entries.next() instanceof Entry.Document)) {
                return false;
            }
            documents++;
        }
        return documents == 2 * choice.documents();
    }

    /** Lets the hub read the directory; it sees the new route by itself. */
    void openRoute(ProjectCopy project, String connector) throws IOException {
        String type = choice.candidate().type();
        Files.writeString(
                project.connector(connector).resolve("bench.camel.yaml"),
                ROUTE.formatted(connector, directory, type == null ? "" : type));
    }

    /** Written aside, then let go by {@link Dropped#go}. */
    Dropped write(int first, int copies) throws IOException {
        int from = files;
        long bytes = 0;
        if (inOneStream) {
            bytes = stream(
                    directory.resolve(name(files++, choice.candidate().sample().file())), first, copies);
        } else {
            for (int done = 0; done < copies; done += IN_AN_ARCHIVE) {
                int some = Math.min(IN_AN_ARCHIVE, copies - done);
                bytes += archive(directory.resolve(name(files++, "in.zip")), first + done, some);
            }
        }
        return new Dropped(
                directory,
                from,
                files,
                inOneStream ? choice.candidate().sample().file() : "in.zip",
                bytes);
    }

    private static String name(int number, String sample) {
        return number + sample.substring(sample.lastIndexOf('.'));
    }

    private long stream(Path file, int first, int copies) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(choice.candidate().head());
            for (int number = first; number < first + copies; number++) {
                byte[] copy = choice.copies().of(number);
                out.write(copy);
                if (copy[copy.length - 1] != '\n') {
                    out.write('\n');
                }
            }
        }
        return Files.size(file);
    }

    private long archive(Path file, int first, int copies) throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            for (int number = first; number < first + copies; number++) {
                zip.putNextEntry(
                        new ZipEntry(name(number, choice.candidate().sample().file())));
                zip.write(choice.body(number));
                zip.closeEntry();
            }
        }
        return Files.size(file);
    }

    /** Files that are whole and not yet let through. */
    record Dropped(Path directory, int from, int to, String sample, long bytes) {
        void go() throws IOException {
            for (int number = from; number < to; number++) {
                Files.createFile(directory.resolve(name(number, sample) + ".done"));
            }
        }
    }
}
