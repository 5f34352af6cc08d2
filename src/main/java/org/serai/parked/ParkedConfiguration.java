package org.serai.parked;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.serai.audit.Audit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
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
    ReplayPace replayPace(JdbcClient jdbc, @Value("${serai.replay.share}") double share) {
        return new ReplayPace(jdbc, share);
    }

    @Bean
    ParkedWatch parkedWatch(JdbcClient jdbc) {
        return new ParkedWatch(jdbc);
    }

    /** Lazy: the rooms that take items back also park, so they come first. */
    @Bean
    @Lazy
    Shelves shelves(
            ParkedRows rows,
            ObjectProvider<Replayer> replayers,
            ObjectProvider<Forecast> forecasts,
            ObjectProvider<Shelf> others,
            Clock clock) {
        List<Shelf> shelves = new ArrayList<>();
        shelves.add(new ItemShelf(
                rows,
                replayers.orderedStream().toList(),
                forecasts.orderedStream().toList(),
                clock));
        others.orderedStream().forEach(shelves::add);
        return new Shelves(shelves);
    }

    @Bean
    @Lazy
    Replay parkedReplay(Shelves shelves, Audit audit, PlatformTransactionManager manager) {
        return new Replay(shelves, audit, new TransactionTemplate(manager));
    }
}
