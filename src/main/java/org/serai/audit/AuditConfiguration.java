package org.serai.audit;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    AuditTable auditTable(JdbcClient jdbc) {
        return new AuditTable(jdbc);
    }

    @Bean
    Audit audit(AuditTable table, PlatformTransactionManager manager, Clock clock) {
        return new Audit(table, new TransactionTemplate(manager), clock);
    }

    @Bean
    AuditTrail auditTrail(AuditTable table) {
        return new AuditTrail(table);
    }
}
