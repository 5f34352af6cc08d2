package org.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets in, and that what was kept is there again. */
class EmbeddedServerTest {
    @TempDir
    private Path home;

    @BeforeEach
    void unpacked() {
        UnpackedPostgres.lendTo(home);
    }

    @AfterEach
    void givenBack() {
        UnpackedPostgres.takeBack(home);
    }

    @Test
    void only_who_knows_the_password_gets_in_and_it_is_the_same_after_a_restart() throws Exception {
        String password;
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            password = server.password();
            assertThat(Files.readString(home.resolve("password")))
                    .isEqualTo(password)
                    .hasSizeGreaterThan(30);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
                    .isEqualTo("rw-------");
            assertShut(server);
            run(server, "create table kept (id int)");
        }
        try (EmbeddedServer again = new EmbeddedServer(home)) {
            assertThat(again.password()).isEqualTo(password);
            assertShut(again);
            run(again, "select from kept");
        }
    }

    @Test
    void a_home_that_trusted_everyone_keeps_its_data_and_trusts_nobody_any_more() throws Exception {
        try (EmbeddedPostgres trusting = earlierVersion();
                Connection connection = trusting.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create table kept (id int)");
        }
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            assertShut(server);
            run(server, "select from kept");
        }
    }

    @Test
    void a_start_that_died_before_it_shut_the_door_is_finished_by_the_next() throws Exception {
        new EmbeddedServer(home).close();
        Files.writeString(home.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            assertShut(server);
            run(server, "select 1");
        }
    }

    @Test
    void a_lost_password_is_replaced() throws Exception {
        new EmbeddedServer(home).close();
        String lost = Files.readString(home.resolve("password"));
        Files.delete(home.resolve("password"));
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            assertThat(server.password()).isNotEqualTo(lost);
            assertShut(server);
            run(server, "select 1");
        }
    }

    @Test
    void killed_it_runs_again_where_it_was_and_pools_find_it_as_they_find_an_external_one() throws Exception {
        try (EmbeddedServer server = new EmbeddedServer(home);
                HikariDataSource pool = pool(server)) {
            JdbcClient.create(pool).sql("create table kept (id int)").update();
            Path pidFile = home.resolve("data/postmaster.pid");
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .untilAsserted(() -> JdbcClient.create(pool)
                            .sql("insert into kept values (1)")
                            .update());
            assertThat(Files.readAllLines(pidFile).get(0)).isNotEqualTo(Long.toString(pid));
        }
        assertThat(home.resolve("data/postmaster.pid")).doesNotExist();
    }

    private static HikariDataSource pool(EmbeddedServer server) {
        var elsewhere = new DatabaseSettings(server.url(), server.user(), server.password(), Path.of("unused"), 2);
        var none = new DefaultListableBeanFactory().getBeanProvider(EmbeddedServer.class);
        return new DatabaseConfiguration().dataSource(elsewhere, none);
    }

    private EmbeddedPostgres earlierVersion() throws IOException {
        Files.createDirectories(home);
        return EmbeddedPostgres.builder()
                .setDataDirectory(home.resolve("data"))
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .start();
    }

    /** The new rules hold from the moment the server has read them. */
    private static void assertShut(EmbeddedServer server) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThatThrownBy(
                                () -> DriverManager.getConnection(server.url(), server.user(), "guessed")
                                        .close())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed"));
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), null)
                        .close())
                .isInstanceOf(SQLException.class);
    }

    private static void run(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password())) {
            connection.createStatement().execute(sql);
        }
    }
}
