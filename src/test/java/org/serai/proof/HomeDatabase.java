package org.serai.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The embedded PostgreSQL of a hub that runs, as its home tells where it is. */
public record HomeDatabase(Path home) {
    /** The JDBC address, with user and password. */
    public String url() {
        String port = lines("postgres/data/postmaster.pid").get(3).trim();
        String password = lines("postgres/password").get(0);
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&socketTimeout=300&password=" + password;
    }

    /** Of the server itself, the parent of all its processes. */
    public long pid() {
        return Long.parseLong(lines("postgres/data/postmaster.pid").get(0).trim());
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(home.resolve(file));
        } catch (IOException gone) {
            throw new UncheckedIOException("no embedded PostgreSQL runs in " + home, gone);
        }
    }
}
