package org.serai.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Something typed into a shell that runs for a while: what it has said so far, and its end, by its own pid. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private final String typed;
    private final Process process;
    private final Path out;
    private final Path err;

    private Program(String typed, Process process, Path out, Path err) {
        this.typed = typed;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param talk where its two streams are kept */
    static Program start(String typed, ProcessBuilder bash, Path talk) throws IOException {
        Path out = Files.createTempFile(talk, "out", ".txt");
        Path err = Files.createTempFile(talk, "err", ".txt");
        bash.command("bash", "-c", typed)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        return new Program(typed, bash.start(), out, err);
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    /** The first line on stdout that holds the text; fails when the program ends without it. */
    String awaitLine(String text) {
        return House.await(
                        PATIENCE,
                        typed + " says " + text,
                        () -> process.isAlive() || out().contains(text) ? out() : dead(),
                        said -> said.lines().anyMatch(line -> line.contains(text)) && said.endsWith("\n"))
                .lines()
                .filter(line -> line.contains(text))
                .findFirst()
                .orElseThrow();
    }

    private String dead() {
        throw new AssertionError(typed + " ended with " + process.exitValue() + ":\n" + out() + err());
    }

    int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(typed + " does not end:\n" + out() + err());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** SIGTERM, and how long it took. */
    Duration stop() {
        long begun = System.nanoTime();
        process.destroy();
        awaitEnd();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    int exitCode() {
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
