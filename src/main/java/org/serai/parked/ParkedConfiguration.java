package org.serai.parked;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ParkedConfiguration {
    @Bean
    ParkedRows parkedRows(JdbcClient jdbc) {
        return new ParkedRows(jdbc);
    }

    @Bean
    OpenItems openParkedItems(JdbcClient jdbc) {
        return new OpenItems(jdbc);
    }

    @Bean
    ParkedWatch parkedWatch(JdbcClient jdbc) {
        return new ParkedWatch(jdbc);
    }

    /** Lazy: the rooms that take items back also park, so they come first. */
    @Bean
    @Lazy
    Replay parkedReplay(
            ParkedRows rows, ObjectProvider<Replayer> replayers, PlatformTransactionManager manager, Clock clock) {
        return new Replay(rows, replayers.orderedStream().toList(), new TransactionTemplate(manager), clock);
    }
}
