package org.serai.reply;

import java.time.Clock;
import java.time.Duration;
import org.serai.connector.LiveConnectors;
import org.serai.consent.Consents;
import org.serai.conversation.People;
import org.serai.egress.Deliveries;
import org.serai.outbox.Tokens;
import org.serai.parked.Parking;
import org.serai.tenant.Tenants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ReplyConfiguration {
    @Bean
    AnswerTakers answerTakers(LiveConnectors connectors, Tenants tenants) {
        return new DeclaredAnswerTakers(connectors, tenants);
    }

    @Bean
    ReplyComposer replyComposer(
            JdbcClient jdbc,
            People people,
            Tokens tokens,
            Tenants tenants,
            AnswerTakers takers,
            @Value("${serai.reply.conversation-memory}") Duration memory) {
        var correlator = new Correlator(new JdbcSentMessages(jdbc), tokens, memory);
        return new ReplyComposer(people, correlator, new AnswerTarget(tenants, takers));
    }

    @Bean
    ReplyRows replyRows(JdbcClient jdbc) {
        return new ReplyRows(jdbc);
    }

    @Bean
    ReplyIntake replyIntake(
            ReplyComposer composer,
            ReplyRows rows,
            Consents consents,
            ReplyFlows flows,
            Parking parking,
            PlatformTransactionManager manager,
            Clock clock) {
        var nested = new TransactionTemplate(manager);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        return new ReplyIntake(composer, rows, new ConsentWords(consents), flows, parking, nested, clock);
    }

    @Bean
    MarketingPreferences marketingPreferences(Consents consents, Tenants tenants, Clock clock) {
        return new MarketingPreferences(consents, tenants, clock);
    }

    @Bean
    ReplyReplayer replyReplayer(ReplyFlows flows) {
        return new ReplyReplayer(flows);
    }

    @Bean
    Replies replies(ReplyRows rows, Deliveries deliveries) {
        return new Replies(rows, deliveries);
    }
}
