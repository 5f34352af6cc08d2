package org.serai.webhook;

import java.time.Clock;
import org.serai.broker.Broker;
import org.serai.broker.DurableQueue;
import org.serai.parked.Parking;
import org.serai.tenant.Tenants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
    @Bean
    Signatures webhookSignatures(Tenants tenants) {
        return new Signatures(tenants);
    }

    @Bean
    WebhookQueue webhookQueue(DurableQueue queue, Clock clock) {
        return new WebhookQueue(queue, clock);
    }

    @Bean
    WebhookIntake webhookIntake(
            Tenants tenants,
            NamedParameterJdbcOperations jdbc,
            Parking parking,
            ApplicationEventPublisher publisher,
            PlatformTransactionManager manager,
            Clock clock) {
        return new WebhookIntake(
                new WebhookParser(tenants),
                new WebhookLog(jdbc),
                parking,
                new Announcer(publisher),
                new TransactionTemplate(manager),
                clock);
    }

    @Bean
    WebhookConsumer webhookConsumer(
            Broker broker, WebhookIntake intake, @Value("${serai.webhook.max-batch}") int maxBatch) {
        return new WebhookConsumer(broker, intake, maxBatch);
    }
}
