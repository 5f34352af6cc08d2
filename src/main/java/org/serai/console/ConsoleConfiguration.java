package org.serai.console;

import org.serai.explain.Explanations;
import org.serai.flow.DryRun;
import org.serai.ingress.Preview;
import org.serai.outbox.Rehearsal;
import org.serai.tenant.Tenants;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;

@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {
    @Bean
    DryRunAnswer dryRunAnswer(Preview preview, DryRun flows, Rehearsal rehearsal) {
        return new DryRunAnswer(preview, flows, rehearsal);
    }

    @Bean
    Explanations explanations() {
        return Explanations.load();
    }

    @Bean
    FilterRegistrationBean<ApiKeyFilter> apiKeyFilter(
            Tenants tenants, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new ApiKeyFilter(tenants, problems));
        registration.addUrlPatterns("/api/v1/*");
        return registration;
    }
}
