package org.serai.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.HouseClock;
import org.serai.canonical.SeraiException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {
    /**
     * Every statement is short and by key: planning it anew each time would cost as much as running it. ADR 0009 says how a
     * statement over many rows is written so that a plan made while a table was young does not read all of it.
     */
    static final String SESSION =
            "set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '30s'; set synchronous_commit = on;"
                    + " set plan_cache_mode = force_generic_plan;"
                    + " set enable_seqscan = off";

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${serai.database.url:}' == ''")
    EmbeddedServer embeddedServer(DatabaseSettings settings) {
        return new EmbeddedServer(settings.directory());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseSettings settings, ObjectProvider<EmbeddedServer> embedded) {
        EmbeddedServer inside = embedded.getIfAvailable();
        var config = new HikariConfig();
        config.setPoolName("serai");
        config.setDataSource(opened(settings, inside));
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(10_000);
        config.setMaxLifetime(1_200_000);
        config.setConnectionInitSql(SESSION);
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException away) {
            throw new SeraiException(
                    "database.unavailable",
                    "SERAI_DATABASE_URL",
                    "PostgreSQL does not let us in: "
                            + Objects.requireNonNullElse(away.getCause(), away).getMessage(),
                    "start it, or look at SERAI_DATABASE_URL, _USER and _PASSWORD; ./serai doctor tries them",
                    away);
        }
    }

    private static Opened opened(DatabaseSettings settings, @Nullable EmbeddedServer inside) {
        var properties = new Properties();
        put(properties, "user", inside == null ? settings.user() : inside.user());
        put(properties, "password", inside == null ? settings.password() : inside.password());
        put(properties, "reWriteBatchedInserts", "true");
        put(properties, "tcpKeepAlive", "true");
        put(properties, "connectTimeout", "3");
        put(properties, "socketTimeout", "30");
        put(properties, "ApplicationName", "serai");
        put(properties, "stringtype", "unspecified");
        put(properties, "prepareThreshold", "3");
        return new Opened(inside == null ? String.valueOf(settings.url()) : inside.url(), properties);
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    @Bean
    Whereabouts whereabouts(JdbcClient jdbc, HikariDataSource pool, DatabaseSettings settings) throws SQLException {
        Optional<Path> own = settings.isExternal()
                ? Optional.empty()
                : Optional.of(settings.directory().resolve("data"));
        return Whereabouts.of(jdbc, own, pool.unwrap(Opened.class)::connections);
    }

    @Bean
    TimeKeeper timeKeeper(
            HouseClock clock,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            @Value("${serai.clock-patience}") Duration patience) {
        return new TimeKeeper(clock, jdbc, events, patience);
    }

    @Bean
    HouseValues houseValues(JdbcClient jdbc) {
        return new HouseValues(jdbc);
    }
}
