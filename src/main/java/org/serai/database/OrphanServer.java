package org.serai.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived the process which started it, as after a kill -9. It is ours only if the process named in
 * {@code postmaster.pid} lives, is called postgres and works in our data directory; then it is asked to stop (fast
 * shutdown, nothing committed is lost). A pid that belongs to anybody else is never signalled. Needs /proc.
 */
final class OrphanServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Path data;

    OrphanServer(Path data) {
        this.data = data;
    }

    void stop() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan = pid(pidFile).flatMap(ProcessHandle::of).filter(this::isOurs);
        if (orphan.isPresent()) {
            LOG.info(
                    "stopping the PostgreSQL (pid {}) a former process left behind",
                    orphan.get().pid());
            shutDown(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty() || !lines.get(0).trim().matches("[0-9]{1,9}")
                ? Optional.empty()
                : Optional.of(Long.parseLong(lines.get(0).trim()));
    }

    private boolean isOurs(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readString(proc.resolve("comm")).trim().startsWith("postgres")
                    && Files.readSymbolicLink(proc.resolve("cwd")).equals(data.toRealPath());
        } catch (IOException goneOrForbidden) {
            return false;
        }
    }

    private static void shutDown(ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .inheritIO()
                .start();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            throw new IOException("PostgreSQL with pid " + process.pid() + " does not stop", stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL stops", interrupted);
        }
    }
}
