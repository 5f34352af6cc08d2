package org.serai.house;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.serai.database.UnpackedPostgres;
import org.serai.proof.HomeDatabase;

/** A demo hub as others run it: a process of its own, started by the command line, on free ports. Linux. */
final class OwnHub implements AutoCloseable {
    private static final int KEPT_LINES = 200;
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private final Path home;
    private final Process process;
    private final ConcurrentLinkedDeque<String> output = new ConcurrentLinkedDeque<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private OwnHub(Path home, Process process) {
        this.home = home;
        this.process = process;
        Thread reader = new Thread(this::read, "own-hub-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** The command line of the product as Maven has packaged it. */
    static List<String> launcher() {
        return List.of(Path.of("serai").toAbsolutePath().toString());
    }

    /** Runs; whether it is ready is another question. */
    static OwnHub launch(Path home, Map<String, String> environment) {
        return launch(home, environment, List.of());
    }

    /** @param before words of a command that becomes the hub, having prepared its place */
    static OwnHub launch(Path home, Map<String, String> environment, List<String> before) {
        UnpackedPostgres.lendTo(home.resolve("postgres"));
        var words = new ArrayList<>(before);
        words.addAll(launcher());
        words.addAll(List.of("run", "--demo", "--port", "0", "--sandbox-port", "0", "--home", home.toString()));
        try {
            var builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            return new OwnHub(home, builder.start());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static OwnHub start(Path home, Map<String, String> environment) {
        OwnHub hub = launch(home, environment);
        hub.readyLine();
        return hub;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (output.size() > KEPT_LINES) {
                    output.poll();
                }
                if (line.startsWith("ready hub=")) {
                    ready.complete(line);
                }
            }
        } catch (IOException ended) {
            // with the process
        }
        ready.completeExceptionally(new IllegalStateException("the hub ended before it was ready"));
    }

    private String readyLine() {
        try {
            return ready.get(READY_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            close();
            throw new AssertionError("not ready; it said:\n" + String.join("\n", output), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    String url() {
        return readyLine().replaceFirst("^ready hub=(\\S+).*$", "$1");
    }

    String sandboxUrl() {
        return readyLine().replaceFirst("^.* sandbox=(\\S+).*$", "$1");
    }

    House house() {
        return new House(url(), sandboxUrl(), Path.of(""), this::close);
    }

    String log() {
        return String.join("\n", output);
    }

    /** The same path in the hub's own view of the file system. */
    Path seesAt(Path path) {
        return Path.of("/proc", Long.toString(process.pid()), "root", path.toString());
    }

    HomeDatabase database() {
        return new HomeDatabase(home);
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(30));
    }

    /** By its own hand. */
    void awaitDeath() {
        awaitEnd(House.PATIENCE);
    }

    /** SIGSTOP: it stands still in the middle of whatever it does, and holds what it holds. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int exit = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill " + signal + " ended with " + exit);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** SIGTERM, and how long it took. */
    Duration stop() {
        long start = System.nanoTime();
        process.destroy();
        awaitEnd(Duration.ofSeconds(60));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    int exitCode() {
        return process.exitValue();
    }

    private void awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the hub does not end; it said:\n" + log());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(40, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        sweep(home);
        UnpackedPostgres.takeBack(home.resolve("postgres"));
    }

    /** Ends the PostgreSQL a killed hub left behind: the one that works in this home, and no other. */
    static void sweep(Path home) {
        Path data = home.resolve("postgres/data");
        Path pidFile = data.resolve("postmaster.pid");
        try {
            if (Files.exists(pidFile)) {
                long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
                Path works = Path.of("/proc", Long.toString(pid), "cwd");
                if (Files.exists(works) && Files.readSymbolicLink(works).equals(data.toRealPath())) {
                    ProcessHandle.of(pid).ifPresent(OwnHub::end);
                }
            }
        } catch (IOException gone) {
            // nothing left to end
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stubborn) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
