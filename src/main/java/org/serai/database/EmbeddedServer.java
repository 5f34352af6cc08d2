package org.serai.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.serai.canonical.SeraiException;

/**
 * PostgreSQL as a child process with its data under the home, durable and shut: the launcher's own defaults (no fsync, no
 * password) are overridden. One process a directory, by lock file. After a crash of the hub the former server is stopped
 * first, then started anew. A server that dies while the hub lives is started again, on the same port (ADR 0016).
 */
final class EmbeddedServer implements AutoCloseable, Caretaker.Ward {
    private final Path home;
    private final Path data;
    private final DirectoryLock lock;
    private final ServerAccess access;
    private final Postmaster postmaster;
    private final Caretaker caretaker;
    private volatile EmbeddedPostgres server;

    EmbeddedServer(Path directory) {
        home = directory.toAbsolutePath();
        data = home.resolve("data");
        postmaster = new Postmaster(data);
        try {
            lock = DirectoryLock.take(home);
            if (Files.exists(data)) {
                postmaster.stop();
            }
            access = ServerAccess.of(home, data);
            server = shut(builder()
                    .setDataDirectoryCustomizer(ready -> access.beforeStart())
                    .start());
            caretaker = new Caretaker("PostgreSQL", this);
        } catch (IOException failed) {
            throw new SeraiException(
                    "database.start-failed",
                    home.toString(),
                    "the embedded PostgreSQL did not start: " + failed.getMessage(),
                    "see the log lines above, or point SERAI_DATABASE_URL to a server of your own",
                    failed);
        }
    }

    private EmbeddedPostgres shut(EmbeddedPostgres started) throws IOException {
        try {
            access.afterStart(started.getPostgresDatabase());
            return started;
        } catch (IOException | RuntimeException failed) {
            started.close();
            throw failed;
        }
    }

    @Override
    public boolean isAlive() {
        return postmaster.isAlive();
    }

    /**
     * Those who hold its address need not be told; its door is shut since the first start. A start that took too long keeps
     * the launcher's own lock, which guards nothing here, for as long as its remains lie in the heap.
     */
    @Override
    public void startAgain() throws IOException {
        postmaster.clear();
        server.close();
        Files.deleteIfExists(data.resolve("epg-lock"));
        try {
            server = builder()
                    .setPort(server.getPort())
                    .setPGStartupWait(Duration.ofSeconds(10))
                    .start();
        } catch (IOException late) {
            if (!isAlive()) {
                throw late;
            } // else it replays a long log, and is met when it has
        }
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                // texts are keys here, compared byte by byte; letters of all scripts are known all the same
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // not a locale, but handed to initdb as any other option
                .setLocaleConfig("pwfile", access.file().toString())
                .setConnectConfig("password", access.password())
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("checkpoint_completion_target", "0.9")
                .setServerConfig("jit", "off")
                // rows are found by key; counting 30,000 of each young table again and again tells nothing more
                .setServerConfig("default_statistics_target", "10")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // nobody comes that way, and the socket's lock would outlive a server that is killed
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    String user() {
        return ServerAccess.USER;
    }

    String password() {
        return access.password();
    }

    @Override
    public void close() {
        caretaker.close();
        try {
            server.close();
            postmaster.stop();
            lock.close();
        } catch (IOException failed) {
            throw new IllegalStateException("the embedded PostgreSQL did not stop cleanly", failed);
        }
    }
}
