package org.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void each_database_is_migrated_durable_and_its_own() {
        try (TestDatabase one = TestDatabase.fresh();
                TestDatabase two = TestDatabase.fresh()) {
            one.jdbc()
                    .sql("insert into house_value (name, value) values ('x', '\\x00')")
                    .update();
            assertThat(one.jdbc().sql("show fsync").query(String.class).single())
                    .isEqualTo("on");
            assertThat(two.jdbc()
                            .sql("select count(*) from house_value")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }
}
