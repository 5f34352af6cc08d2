package org.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Away is what may be there later; data that is never taken is not worth another try. */
class StoreAwayTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static Throwable failure(String statement) {
        return catchThrowable(() -> JdbcClient.create(DATABASE.dataSource())
                .sql(statement)
                .query((rs, n) -> rs.getString(1))
                .list());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into house_value (name, value) select string_agg(md5(n::text), ''), '' from generate_series(1, 900) n"
                        + " returning name",
                "select 'half a row'::int::text",
                "select ('1e400'::numeric)::float8::text",
                "select ('x' || chr(0))",
            })
    void what_postgresql_never_takes_is_not_its_absence(String statement) {
        assertThat(StoreAway.isCauseOf(failure(statement))).isFalse();
    }

    @Test
    void a_lock_that_is_taken_and_a_server_that_ends_are() {
        assertThat(StoreAway.isCauseOf(failure("select pg_terminate_backend(pg_backend_pid())::text")))
                .isTrue();
        assertThat(StoreAway.isCauseOf(
                        failure("do $$ begin raise exception 'away' using errcode = 'lock_not_available'; end $$")))
                .isTrue();
    }
}
