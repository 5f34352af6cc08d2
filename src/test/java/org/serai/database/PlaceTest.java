package org.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** By what a database knows that it is not where it was. */
class PlaceTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    private Path directory;

    @AfterAll
    static void clear() {
        DATABASE.close();
    }

    private static Place now() {
        return Whereabouts.of(DATABASE.jdbc(), Optional.empty(), () -> 0).now();
    }

    @Test
    void it_is_the_same_at_every_look_and_is_read_as_it_was_written() {
        Place place = now();

        assertThat(place.parts()).containsOnlyKeys("cluster", "timeline", "database", "table");
        assertThat(now()).isEqualTo(place).isEqualTo(Place.read(place.text()));
        assertThat(now().changedSince(place)).isEmpty();
    }

    @Test
    void another_database_of_the_same_cluster_is_another_place() {
        try (TestDatabase other = TestDatabase.fresh()) {
            Place there =
                    Whereabouts.of(other.jdbc(), Optional.empty(), () -> 0).now();

            assertThat(there.changedSince(now())).containsExactly("database");
        }
    }

    @Test
    void a_table_that_a_restore_made_anew_is_another_place() {
        try (TestDatabase restored = TestDatabase.fresh()) {
            var whereabouts = Whereabouts.of(restored.jdbc(), Optional.empty(), () -> 0);
            Place before = whereabouts.now();
            restored.jdbc()
                    .sql("create table copy (like house_value including all)")
                    .update();
            restored.jdbc().sql("drop table house_value").update();
            restored.jdbc().sql("alter table copy rename to house_value").update();

            assertThat(whereabouts.now().changedSince(before)).containsExactly("table");
        }
    }

    @Test
    void a_copied_directory_is_another_place_and_a_moved_one_is_not() throws Exception {
        Path data = directory.resolve("data");
        Files.createDirectories(data.resolve("global"));
        Files.writeString(data.resolve("global/pg_control"), "control");
        Place before = in(data);
        Path copy = directory.resolve("copy");
        Files.createDirectories(copy.resolve("global"));
        Files.copy(data.resolve("global/pg_control"), copy.resolve("global/pg_control"));

        assertThat(in(copy).changedSince(before)).containsExactly("directory");
        assertThat(in(Files.move(data, directory.resolve("moved"))).changedSince(before))
                .isEmpty();
    }

    private static Place in(Path data) {
        return Whereabouts.of(DATABASE.jdbc(), Optional.of(data), () -> 0).now();
    }

    @Test
    void a_role_without_any_right_may_ask_and_one_that_lost_it_knows_the_rest() {
        try (TestDatabase strict = TestDatabase.fresh()) {
            strict.jdbc().sql("create role plain login").update();
            strict.jdbc().sql("grant select on house_value to plain").update();
            JdbcClient plain = JdbcClient.create(
                    new DriverManagerDataSource(strict.url().replaceFirst("user=\\w+", "user=plain")));

            Place all = Whereabouts.of(plain, Optional.empty(), () -> 0).now();
            strict.jdbc()
                    .sql("revoke execute on function pg_control_system() from public")
                    .update();
            Place rest = Whereabouts.of(plain, Optional.empty(), () -> 0).now();

            assertThat(all.parts()).containsKey("cluster");
            assertThat(rest.parts()).doesNotContainKey("cluster").containsKey("timeline");
            assertThat(rest.changedSince(all)).isEmpty();
            assertThat(rest.or(all)).isEqualTo(all);
            strict.jdbc().sql("drop owned by plain").update();
            strict.jdbc().sql("drop role plain").update();
        }
    }

    @Test
    void what_is_not_known_equals_anything() {
        assertThat(new Place(Map.of("timeline", "1")).changedSince(new Place(Map.of("cluster", "7"))))
                .isEmpty();
    }
}
