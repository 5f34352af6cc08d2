package org.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Array;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows as columns, and rows again in PostgreSQL. */
class RowSetTest {
    private static final RowSet ROWS = new RowSet("""
            name text, number bigint, at timestamptz,
            words text[], document jsonb""");
    private static final String QUERY =
            "select name, number, at, words, document ->> 'a' as a from " + ROWS.as("r") + " order by number";

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<Map<String, @Nullable Object>> back(List<Map<String, Object>> rows) {
        return JdbcClient.create(database.dataSource())
                .sql(QUERY)
                .params(ROWS.parameters(rows))
                .query()
                .listOfRows();
    }

    @Test
    void each_row_comes_out_as_it_went_in_with_null_where_nothing_was_said() {
        List<Map<String, @Nullable Object>> rows = back(List.of(
                Map.of("name", "one", "number", 1L, "at", "2026-11-26T10:00:00Z", "document", "{\"a\": \"ä\"}"),
                Map.of("number", 2)));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .containsEntry("name", "one")
                .containsEntry("number", 1L)
                .containsEntry("a", "ä");
        assertThat(rows.get(1))
                .containsEntry("number", 2L)
                .containsEntry("name", null)
                .containsEntry("a", null);
    }

    @Test
    void words_may_hold_whatever_an_array_is_written_with() throws Exception {
        List<String> words = List.of("plain", "", "with \"quotes\"", "back\\slash", "{braces},", "NULL", " blank ");

        Object back = back(List.of(Map.of("number", 1, "words", words))).get(0).get("words");

        assertThat(((Array) Objects.requireNonNull(back)).getArray()).isEqualTo(words.toArray(new String[0]));
    }

    @Test
    void no_rows_are_no_rows() {
        assertThat(back(List.of())).isEmpty();
    }
}
