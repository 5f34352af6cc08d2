package org.serai.flow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.springframework.jdbc.core.simple.JdbcClient;

class RowsOnMariaDbTest extends RowsContract {
    private static @Nullable MariaDb server;

    @Override
    void serve(Path home) throws IOException, InterruptedException {
        var distribution = MariaDb.distribution();
        assumeTrue(distribution.isPresent(), "skipped: MariaDB's server is released for Linux on amd64 only");
        server = MariaDb.start(distribution.get(), home);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    private static MariaDb server() {
        return Objects.requireNonNull(server);
    }

    @Override
    JdbcClient tester() {
        return server().jdbc(MariaDb.TESTER);
    }

    @Override
    String url() {
        return server().url();
    }

    @Override
    String user() {
        return MariaDb.USER;
    }

    @Override
    String password() {
        return MariaDb.PASSWORD;
    }

    @Override
    List<String> tables() {
        return List.of(
                Readme.statement("MariaDB", "hub_outbox"),
                Readme.statement("MariaDB", "hub_inbox"),
                """
                create table kinds (id bigint primary key, exact decimal(20, 2), big bigint, local_time datetime(3), day date,
                    words text, raw_bytes blob, nothing integer, told integer)\
                """,
                "create table answers (reply_id text, answer text, intent text)",
                "create procedure answer_order(r text, a text, i text) insert into answers values (r, a, i)");
    }

    @Override
    void killConnections() {
        tester().sql("select id from information_schema.processlist where user = '" + MariaDb.USER + "'")
                .query(Long.class)
                .list()
                .forEach(id -> tester().sql("kill " + id).update());
    }
}
