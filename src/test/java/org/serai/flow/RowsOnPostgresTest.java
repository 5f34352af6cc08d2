package org.serai.flow;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.serai.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

class RowsOnPostgresTest extends RowsContract {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Override
    void serve(Path home) {}

    @Override
    JdbcClient tester() {
        return DATABASE.jdbc();
    }

    @Override
    String url() {
        return DATABASE.url() + "&ApplicationName=erp";
    }

    @Override
    String user() {
        return "postgres";
    }

    @Override
    String password() {
        return "not-asked-for";
    }

    @Override
    List<String> tables() {
        return List.of(
                Readme.statement("PostgreSQL", "hub_outbox"),
                Readme.statement("PostgreSQL", "hub_inbox"),
                """
                create table kinds (id bigint primary key, exact numeric(20, 2), big bigint, local_time timestamp, day date,
                    words text, raw_bytes bytea, nothing integer, told integer)\
                """,
                "create table answers (reply_id text, answer text, intent text)",
                """
                create procedure answer_order(r text, a text, i text) language sql as
                $$ insert into answers values (r, a, i) $$\
                """);
    }

    @Override
    void killConnections() {
        tester().sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and application_name = 'erp'")
                .query()
                .listOfRows();
    }
}
