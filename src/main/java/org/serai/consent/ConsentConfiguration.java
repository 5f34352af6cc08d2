package org.serai.consent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {
    @Bean
    Consents consents(JdbcClient jdbc) {
        return new Consents(new ConsentTable(jdbc));
    }
}
