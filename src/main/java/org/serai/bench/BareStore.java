package org.serai.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;

/** PostgreSQL with one table, one connection, one statement; it syncs each commit. */
final class BareStore implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Connection connection;
    private final PreparedStatement insert;

    record Row(String order, String to, String wamid, String body) {}

    BareStore(Path home) throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(home.resolve("data"))
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "2GB")
                .start();
        try {
            connection = server.getPostgresDatabase().getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "create table sent (order_name text primary key, recipient text, wamid text, body text)");
            }
            insert = connection.prepareStatement(
                    "insert into sent select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])"
                            + " on conflict do nothing");
        } catch (SQLException failed) {
            throw new IOException("the database of the bare pipeline did not start", failed);
        }
    }

    /** Committed when it returns. */
    void keep(List<Row> rows) throws SQLException {
        column(1, rows, Row::order);
        column(2, rows, Row::to);
        column(3, rows, Row::wamid);
        column(4, rows, Row::body);
        insert.executeUpdate();
    }

    private void column(int place, List<Row> rows, Function<Row, String> value) throws SQLException {
        insert.setArray(
                place, connection.createArrayOf("text", rows.stream().map(value).toArray()));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
