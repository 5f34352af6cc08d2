package org.serai.flow.rows;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.serai.flow.http.AllowedAddresses;

/**
 * A small pool for each database, shared by all uses of it in one version of the routes and closed with that. It connects
 * when it is first asked, only where calls may go, and keeps no connection that nobody used for a minute.
 */
final class Pools implements AutoCloseable {
    private static final int MOST = 4;
    private static final long CONNECT_MILLIS = 5_000;
    private static final long IDLE_MILLIS = 60_000;
    private static final long OLD_MILLIS = 600_000;

    /** A server that holds its tongue is given up after half a minute; each driver has a word and a unit of its own. */
    private static final Map<String, Map.Entry<String, String>> SILENCE = Map.of(
            "jdbc:postgresql:", Map.entry("socketTimeout", "30"),
            "jdbc:mariadb:", Map.entry("socketTimeout", "30000"),
            "jdbc:sqlserver:", Map.entry("socketTimeout", "30000"),
            "jdbc:oracle:", Map.entry("oracle.jdbc.ReadTimeout", "30000"));

    private final Map<Database, HikariDataSource> pools = new ConcurrentHashMap<>();
    private final AllowedAddresses allowed;

    Pools(AllowedAddresses allowed) {
        this.allowed = allowed;
    }

    DataSource of(Database database) {
        return pools.computeIfAbsent(database, this::open);
    }

    private HikariDataSource open(Database database) {
        var pool = new HikariDataSource();
        pool.setPoolName("rows of " + database);
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(MOST);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(IDLE_MILLIS);
        pool.setMaxLifetime(OLD_MILLIS);
        pool.setConnectionTimeout(CONNECT_MILLIS);
        // whoever asks is told why, and says so once; the pool itself would at every try
        pool.setInitializationFailTimeout(-1);
        Map.Entry<String, String> silence = SILENCE.get(database.scheme());
        if (silence != null && !database.url().contains(silence.getKey())) {
            pool.addDataSourceProperty(silence.getKey(), silence.getValue());
        }
        DriverSockets.properties(database.scheme(), allowed).forEach(pool::addDataSourceProperty);
        return pool;
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
        pools.clear();
    }
}
