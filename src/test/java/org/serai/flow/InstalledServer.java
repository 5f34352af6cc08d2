package org.serai.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server of the machine's own, where it is installed: a process of its own on a free port, owned by the tests' user. */
final class InstalledServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);
    private final Process process;

    private InstalledServer(Process process) {
        this.process = process;
    }

    static InstalledServer start(List<String> command, int port, Path log) throws IOException {
        var server = new InstalledServer(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        FlowHub.until(() -> server.isOpen(port, log), START);
        return server;
    }

    private boolean isOpen(int port, Path log) {
        if (!process.isAlive()) {
            throw new AssertionError(said(log));
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
