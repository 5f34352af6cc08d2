package org.serai.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks which PostgreSQL this database lives in now. A role without special rights may ask for all of it in PostgreSQL 15 to
 * 18, unless somebody took the right away: then that part stays unknown, which is said once.
 */
public final class Whereabouts {
    private static final Logger LOG = LoggerFactory.getLogger(Whereabouts.class);
    /** The timeline of what is written now; the control file tells that of the last checkpoint, a promotion late. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "cluster", "(select system_identifier::text from pg_control_system())",
            "timeline", "left(pg_walfile_name(pg_current_wal_lsn()), 8)",
            "database", "(select oid::text from pg_database where datname = current_database())",
            "table", "'house_value'::regclass::oid::text");

    private final JdbcClient jdbc;
    private final Optional<Path> directory;
    private final LongSupplier connections;
    private final String question;

    private Whereabouts(JdbcClient jdbc, Optional<Path> directory, LongSupplier connections, List<String> allowed) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.connections = connections;
        this.question = allowed.stream()
                .map(name -> QUESTIONS.get(name) + " as " + name)
                .collect(Collectors.joining(", ", "select ", ""));
    }

    /**
     * Outside any transaction, since a question that is refused would end it.
     *
     * @param directory the data of an embedded server; a copy of it has other inodes
     * @param connections how many connections were opened so far
     */
    public static Whereabouts of(JdbcClient jdbc, Optional<Path> directory, LongSupplier connections) {
        var allowed = new ArrayList<String>();
        QUESTIONS.keySet().stream().sorted().forEach(name -> {
            if (mayAsk(jdbc, name)) {
                allowed.add(name);
            }
        });
        return new Whereabouts(jdbc, directory, connections, allowed);
    }

    private static boolean mayAsk(JdbcClient jdbc, String name) {
        try {
            jdbc.sql("select " + QUESTIONS.get(name)).query(String.class).single();
            return true;
        } catch (DataAccessException refused) {
            if (StoreAway.isCauseOf(refused)) {
                throw refused;
            }
            LOG.warn("the database does not tell its {}: a restore is noticed by the rest only", name);
            return false;
        }
    }

    /** With the caller's transaction where there is one. */
    public Place now() {
        var parts = new HashMap<String, String>();
        jdbc.sql(question).query().singleRow().forEach((name, value) -> parts.put(name, String.valueOf(value)));
        inodes().ifPresent(found -> parts.put("directory", found));
        return new Place(parts);
    }

    /** Grows with each connection that is opened: another server is never reached over an old one. Costs nothing. */
    public long connections() {
        return connections.getAsLong();
    }

    /** PostgreSQL writes both in place for as long as they live. */
    private Optional<String> inodes() {
        return directory.flatMap(data -> inode(data)
                .flatMap(own -> inode(data.resolve("global/pg_control")).map(c -> own + "/" + c)));
    }

    private static Optional<String> inode(Path path) {
        try {
            return Optional.of(String.valueOf(Files.getAttribute(path, "unix:ino")));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
