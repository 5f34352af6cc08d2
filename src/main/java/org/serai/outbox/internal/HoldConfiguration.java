package org.serai.outbox.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.serai.audit.Audit;
import org.serai.database.HouseValues;
import org.serai.database.TableWorker;
import org.serai.database.Whereabouts;
import org.serai.outbox.hold.HoldGuard;
import org.serai.tenant.Tenants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class HoldConfiguration {
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** It begins while the beans are made, so before a door is open or a queue is read. */
    @Bean(initMethod = "begin")
    HoldGuard holdGuard(
            JdbcClient jdbc,
            HouseValues house,
            Whereabouts whereabouts,
            PlatformTransactionManager manager,
            Tenants tenants,
            Clock clock,
            HoldGuard.Rules rules) {
        var ground = new HoldGuard.Ground(jdbc, house, whereabouts, new TransactionTemplate(manager));
        return new HoldGuard(ground, tenants, clock, rules);
    }

    @Bean
    HoldGuard.Rules holdRules(
            @Value("${serai.home}") Path home,
            @Value("${serai.hold}") boolean isSet,
            @Value("${serai.hold-after-failover}") boolean afterFailover) {
        return new HoldGuard.Rules(home, isSet, afterFailover);
    }

    @Bean
    TableWorker holdWorker(HoldGuard guard) {
        return new TableWorker("hold", 1, EVERY, () -> {
            guard.look();
            guard.note();
            return false;
        });
    }

    @Bean
    HoldDesk holdDesk(Tables tables, HoldGuard guard, PlatformTransactionManager manager, Audit audit, Clock clock) {
        return new HoldDesk(tables, guard, new TransactionTemplate(manager), audit, clock);
    }

    @Bean
    HoldWatch holdHealthIndicator(HoldGuard guard, Tenants tenants) {
        return new HoldWatch(guard, tenants);
    }
}
