package org.serai.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A hub in a process of its own, with what it and its embedded PostgreSQL cost. Linux: read from /proc. */
final class HubProcess implements AutoCloseable {
    private static final int LINES_SHOWN = 20;
    private static final String POSTMASTER = "postgres/data/postmaster.pid";
    private final Process process;
    private final Path home;
    private final URI hub;

    private HubProcess(Process process, Path home, URI hub) {
        this.process = process;
        this.home = home;
        this.hub = hub;
    }

    static HubProcess start(List<String> command, Path home, Map<String, String> environment) throws IOException {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("run", "--demo", "--port", "0", "--sandbox-port", "0", "--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        Path log = home.resolveSibling(home.getFileName() + ".log");
        builder.redirectError(log.toFile());
        Process process = builder.start();
        // told to end, the bench leaves no hub behind
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "hub-stop"));
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready hub=")) {
                drain(out);
                return new HubProcess(
                        process,
                        home,
                        URI.create(line.substring("ready hub=".length()).split(" ")[0]));
            }
        }
        process.destroy();
        throw new IOException("the hub did not become ready; the end of its log:\n" + end(log));
    }

    private static String end(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    private static void drain(BufferedReader out) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (out.readLine() != null) {
                            // the hub's log is not ours to show
                        }
                    } catch (IOException ended) {
                        // as does the process
                    }
                },
                "hub-output");
        thread.setDaemon(true);
        thread.start();
    }

    URI hub() {
        return hub;
    }

    long pid() {
        return process.pid();
    }

    /** Its embedded one, with user and password. */
    String databaseUrl() throws IOException {
        String port = Files.readAllLines(home.resolve(POSTMASTER)).get(3).strip();
        String password = Files.readString(home.resolve("postgres/password")).strip();
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&password=" + password;
    }

    /**
     * CPU of the hub and its PostgreSQL so far. The latter is no child of the hub, its launcher lets go of it; its workers
     * live as long as the hub's connections.
     */
    Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), database().stream())
                .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Optional<ProcessHandle> database() {
        try (Stream<String> lines = Files.lines(home.resolve(POSTMASTER))) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (IOException another) {
            return Optional.empty(); // one that is not ours to measure
        }
    }

    long peakRssMb() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(l -> l.startsWith("VmHWM:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException noProc) {
            return 0;
        } catch (UncheckedIOException noProc) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
