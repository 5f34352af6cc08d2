package org.serai.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prometheus' own tool, which reads rules as Prometheus does: that on the path, else, on Debian, the one in the package
 * {@code prometheus}, unpacked below {@code target} and not installed.
 */
final class Promtool {
    private static final Path KEPT = Path.of("target/promtool").toAbsolutePath();
    private static final String MISSING =
            "promtool is missing and cannot be fetched here; install Prometheus so that it is on the path (Debian: apt-get install prometheus). ";
    private final String program;

    private Promtool(String program) {
        this.program = program;
    }

    /** How it ended and what it said. */
    record Said(int exit, String text) {}

    static Promtool find() {
        Path unpacked = KEPT.resolve("usr/bin/promtool");
        if (isOnPath("promtool")) {
            return new Promtool("promtool");
        }
        if (!Files.exists(unpacked)) {
            unpack();
        }
        return new Promtool(unpacked.toString());
    }

    Said run(String... words) {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(words));
        return run(Path.of("").toAbsolutePath(), command);
    }

    private static void unpack() {
        if (!isOnPath("apt-get") || !isOnPath("dpkg-deb")) {
            throw new AssertionError(MISSING);
        }
        String said = shell("apt-get download prometheus || { apt-get update && apt-get download prometheus; }")
                + shell("dpkg-deb --fsys-tarfile prometheus_*.deb | tar x ./usr/bin/promtool; rm -f prometheus_*.deb");
        if (!Files.exists(KEPT.resolve("usr/bin/promtool"))) {
            throw new AssertionError(MISSING + said);
        }
    }

    private static boolean isOnPath(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    private static String shell(String line) {
        try {
            Files.createDirectories(KEPT);
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
        return run(KEPT, List.of("sh", "-c", line)).text();
    }

    private static Said run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
