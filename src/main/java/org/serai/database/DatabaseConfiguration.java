package org.serai.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.util.Objects;
import org.serai.canonical.SeraiException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
        config.setJdbcUrl(inside == null ? settings.url() : inside.url());
        config.setUsername(inside == null ? settings.user() : inside.user());
        config.setPassword(inside == null ? settings.password() : inside.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(10_000);
        config.setMaxLifetime(1_200_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("ApplicationName", "serai");
        config.addDataSourceProperty("stringtype", "unspecified");
        config.addDataSourceProperty("prepareThreshold", "3");
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

    @Bean
    HouseValues houseValues(JdbcClient jdbc) {
        return new HouseValues(jdbc);
    }
}
