package org.serai.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real PostgreSQL for tests: one server a JVM, durable as in production, and with {@link #fresh} a migrated database of
 * one's own, copied from a template. Close it in {@code @AfterAll}; the server goes with the JVM.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "serai_template";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();
    private final String name;
    private final HikariDataSource pool;

    private TestDatabase(String name) {
        this.name = name;
        this.pool = open();
    }

    public static TestDatabase fresh() {
        String name = "serai_" + COUNT.incrementAndGet();
        admin("create database " + name + " template " + TEMPLATE);
        return new TestDatabase(name);
    }

    public DataSource dataSource() {
        return pool;
    }

    public String url() {
        return SERVER.getJdbcUrl("postgres", name)
                + "&reWriteBatchedInserts=true&stringtype=unspecified&prepareThreshold=3";
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /** A second pool onto the same database: another process, as far as PostgreSQL can tell. */
    public HikariDataSource open() {
        var config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setConnectionInitSql(DatabaseConfiguration.SESSION);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        pool.close();
        admin("drop database " + name + " with (force)");
    }

    private static void admin(String statement) {
        JdbcClient.create(SERVER.getPostgresDatabase()).sql(statement).update();
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create database " + TEMPLATE)
                    .update();
            Flyway.configure()
                    .dataSource(server.getJdbcUrl("postgres", TEMPLATE), "postgres", "postgres")
                    .load()
                    .migrate();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException("the embedded PostgreSQL of the tests does not start", failed);
        }
    }
}
