package org.serai.connector;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {
    @Bean
    LiveConnectors liveConnectors() {
        return new LiveConnectors();
    }
}
