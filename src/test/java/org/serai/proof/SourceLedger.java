package org.serai.proof;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/**
 * What a source posted and was answered, one line of JSON a try, in a file of its own: written by those who post, read by
 * who proves. Many threads may note.
 */
public final class SourceLedger implements AutoCloseable {
    private final Path file;
    private final BufferedWriter lines;
    private final Set<String> promised = ConcurrentHashMap.newKeySet();

    private SourceLedger(Path file, BufferedWriter lines) {
        this.file = file;
        this.lines = lines;
    }

    /** An existing file is added to. */
    public static SourceLedger open(Path file) {
        try {
            return new SourceLedger(
                    file, Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** It is in the file when this returns. */
    public void note(Posting posting) {
        var line = new LinkedHashMap<String, Object>();
        line.put("source", posting.source());
        line.put("id", posting.id());
        line.put("key", posting.key());
        line.put("to", posting.to());
        line.put("begun", posting.begun().toString());
        line.put("answered", posting.answered().toString());
        line.put("status", posting.status());
        line.put("eventId", posting.eventId());
        write(Json.text(line));
        if (posting.isPromised()) {
            promised.add(posting.eventId());
        }
    }

    private synchronized void write(String line) {
        try {
            lines.write(line + "\n");
            lines.flush();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    public Path file() {
        return file;
    }

    /** The hub's names of all deliveries that were answered 202 through this object. */
    public Set<String> promised() {
        return Set.copyOf(promised);
    }

    static List<Posting> read(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(line -> posting(Tree.of(Json.parse(line)))).toList();
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException(
                    file + " is no ledger of a source, one line of JSON a try: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Posting posting(Tree line) {
        return new Posting(
                field(line, "source"),
                field(line, "id"),
                field(line, "key"),
                field(line, "to"),
                Instant.parse(field(line, "begun")),
                Instant.parse(field(line, "answered")),
                Integer.parseInt(field(line, "status")),
                line.text("eventId").orElse(""));
    }

    private static String field(Tree line, String name) {
        return line.text(name).orElseThrow(() -> new IllegalArgumentException("a line without `" + name + "`"));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
