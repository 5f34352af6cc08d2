package org.serai.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Opens the pool's connections and counts them, so that whoever must know notices that a server may be another one. */
final class Opened extends DriverManagerDataSource {
    private final AtomicLong connections = new AtomicLong();

    Opened(String url, Properties properties) {
        super(url, properties);
    }

    @Override
    protected Connection getConnectionFromDriverManager(String url, Properties properties) throws SQLException {
        Connection opened = super.getConnectionFromDriverManager(url, properties);
        connections.incrementAndGet();
        return opened;
    }

    long connections() {
        return connections.get();
    }
}
