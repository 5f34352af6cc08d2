package org.serai.console;

import org.serai.flow.DryRun;
import org.serai.ingress.Preview;
import org.serai.outbox.Rehearsal;
import org.serai.tenant.Tenants;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {
    @Bean
    DryRunAnswer dryRunAnswer(Preview preview, DryRun flows, Rehearsal rehearsal) {
        return new DryRunAnswer(preview, flows, rehearsal);
    }

    @Bean
    FilterRegistrationBean<ApiKeyFilter> apiKeyFilter(Tenants tenants) {
        var registration = new FilterRegistrationBean<>(new ApiKeyFilter(tenants));
        registration.addUrlPatterns("/api/v1/*");
        return registration;
    }
}
