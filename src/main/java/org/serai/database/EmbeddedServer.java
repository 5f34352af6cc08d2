package org.serai.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.serai.canonical.SeraiException;

/**
 * PostgreSQL as a child process with its data under the home, durable and shut: the launcher's own defaults (no fsync, no
 * password) are overridden. One process a directory, by lock file. After a crash the former server is stopped first, then
 * started anew.
 */
final class EmbeddedServer implements AutoCloseable {
    private final DirectoryLock lock;
    private final EmbeddedPostgres server;
    private final ServerAccess access;

    EmbeddedServer(Path directory) {
        Path home = directory.toAbsolutePath();
        Path data = home.resolve("data");
        try {
            lock = DirectoryLock.take(home);
            if (Files.exists(data)) {
                new OrphanServer(data).stop();
            }
            access = ServerAccess.of(home, data);
            server = shut(start(home, data, access));
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

    private static EmbeddedPostgres start(Path home, Path data, ServerAccess access) throws IOException {
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
                .setDataDirectoryCustomizer(ready -> access.beforeStart())
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
                .setServerConfig("timezone", "UTC")
                .start();
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
        try {
            server.close();
            lock.close();
        } catch (IOException failed) {
            throw new IllegalStateException("the embedded PostgreSQL did not stop cleanly", failed);
        }
    }
}
