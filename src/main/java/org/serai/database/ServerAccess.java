package org.serai.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import javax.sql.DataSource;

/**
 * Who gets into the embedded PostgreSQL: whoever knows the password, from wherever they come. It is random and lies beside
 * the data, for the owner's eyes only. A home without one, of an earlier version or after the file was deleted, is let in
 * once more without and gets a new one; a crash in between leaves a state from which the next start goes on.
 */
final class ServerAccess {
    static final String USER = "postgres";
    private static final String EVERYONE_IS_ASKED = rules("scram-sha-256");
    private static final String NOBODY_IS_ASKED = rules("trust");
    private static final int PASSWORD_BYTES = 24;
    private final Path file;
    private final Path data;
    private final String password;
    private final boolean isNew;
    private final boolean hadCluster;

    private ServerAccess(Path file, Path data, String password, boolean isNew) {
        this.file = file;
        this.data = data;
        this.password = password;
        this.isNew = isNew;
        this.hadCluster = Files.exists(data.resolve("postgresql.conf"));
    }

    static ServerAccess of(Path home, Path data) throws IOException {
        Path file = home.resolve("password");
        String known = Files.exists(file) ? Files.readString(file).strip() : "";
        return known.isEmpty()
                ? new ServerAccess(file, data, made(file), true)
                : new ServerAccess(file, data, known, false);
    }

    private static String made(Path file) throws IOException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, password);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return password;
    }

    /** Where the password lies: a new cluster takes it from there. */
    Path file() {
        return file;
    }

    String password() {
        return password;
    }

    /** Between the making of a cluster and the start of its server. */
    void beforeStart() {
        if (!hadCluster) {
            write(EVERYONE_IS_ASKED);
        } else if (isNew) {
            write(NOBODY_IS_ASKED);
        }
    }

    /** Gives the server the password where it may not have it yet, and shuts the door. */
    void afterStart(DataSource server) throws IOException {
        if (Files.readString(rulesFile()).equals(EVERYONE_IS_ASKED)) {
            return;
        }
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + USER + " password '" + password.replace("'", "''") + "'");
            write(EVERYONE_IS_ASKED);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException refused) {
            throw new IOException("the password could not be set: " + refused.getMessage(), refused);
        }
    }

    private void write(String rules) {
        try {
            Path draft = data.resolve("pg_hba.conf.new");
            Files.writeString(draft, rules);
            Files.move(draft, rulesFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path rulesFile() {
        return data.resolve("pg_hba.conf");
    }

    private static String rules(String method) {
        return "# written by Serai, which alone knows the password\n" + "local all all " + method + "\n"
                + "host all all 127.0.0.1/32 " + method + "\n";
    }
}
