package org.serai.cloudapi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CloudapiConfiguration {
    @Bean
    ErrorTable errorTable() {
        return ErrorTable.load();
    }
}
