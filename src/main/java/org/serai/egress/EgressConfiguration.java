package org.serai.egress;

import java.time.Clock;
import java.time.Duration;
import org.serai.database.TableWorker;
import org.serai.parked.Parking;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class EgressConfiguration {
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Bean
    CallbackRows callbackRows(JdbcClient jdbc, @Value("${serai.egress.lease}") Duration lease) {
        return new CallbackRows(jdbc, lease);
    }

    @Bean
    CallbackWatch callbackWatch(JdbcClient jdbc, Clock clock) {
        return new CallbackWatch(jdbc, clock);
    }

    @Bean
    DurableCallbacks callbacks(
            CallbackRows rows, Clock clock, @Qualifier("egressWorker") ObjectProvider<TableWorker> worker) {
        return new DurableCallbacks(rows, clock, () -> worker.getObject().wakeAfterCommit());
    }

    @Bean
    CallbackReplayer callbackReplayer(
            CallbackRows rows, Clock clock, @Qualifier("egressWorker") ObjectProvider<TableWorker> worker) {
        return new CallbackReplayer(rows, clock, () -> worker.getObject().wakeAfterCommit());
    }

    @Bean
    TableWorker egressWorker(
            CallbackRows rows,
            Sinks sinks,
            Parking parking,
            PlatformTransactionManager manager,
            Clock clock,
            @Value("${serai.egress.threads}") int threads) {
        var dispatcher = new CallbackDispatcher(rows, sinks, parking, new TransactionTemplate(manager), clock);
        return new TableWorker("serai-egress", threads, PAUSE, dispatcher::deliverNext);
    }
}
