package org.serai.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of a data directory, whoever started it. A process is ours only if it lives, is called postgres and works
 * in our directory; a pid that belongs to anybody else is never signalled. Needs /proc.
 */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Path data;
    private final Path pidFile;

    Postmaster(Path data) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
    }

    boolean isAlive() {
        return process().isPresent();
    }

    /** As after a kill -9 of the process that started it: asked to stop (fast shutdown, nothing committed is lost). */
    void stop() throws IOException {
        Optional<ProcessHandle> orphan = process();
        if (orphan.isPresent()) {
            LOG.info(
                    "stopping the PostgreSQL (pid {}) a former process left behind",
                    orphan.get().pid());
            interrupt(orphan.get());
            awaitEnd(orphan.get().onExit());
        }
        clear();
    }

    /** Ends what a postmaster that was killed left at work: the next one does not start before all of it is gone. */
    void clear() throws IOException {
        List<ProcessHandle> left =
                ProcessHandle.allProcesses().filter(this::isOurs).toList();
        left.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : left) {
            awaitEnd(process.onExit());
        }
        Files.deleteIfExists(pidFile);
    }

    private Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(this::isOurs);
    }

    private Optional<Long> pid() {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty() || !lines.get(0).trim().matches("[0-9]{1,9}")
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).trim()));
        } catch (IOException noneRuns) {
            return Optional.empty();
        }
    }

    /** One that has ended works nowhere, even where nobody has asked for its exit code yet. */
    private boolean isOurs(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readString(proc.resolve("comm")).trim().startsWith("postgres")
                    && Files.readSymbolicLink(proc.resolve("cwd")).equals(data.toRealPath());
        } catch (IOException goneOrForbidden) {
            return false;
        }
    }

    private static void interrupt(ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .inheritIO()
                .start();
    }

    private static void awaitEnd(CompletableFuture<ProcessHandle> end) throws IOException {
        try {
            end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            throw new IOException("a process of the former PostgreSQL does not stop", stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL stops", interrupted);
        }
    }
}
