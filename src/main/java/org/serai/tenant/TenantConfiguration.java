package org.serai.tenant;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TenantConfiguration {
    @Bean
    Secrets secrets(@Value("${serai.secrets:}") String directory) {
        return new Secrets(System.getenv(), directory.isBlank() ? null : Path.of(directory));
    }

    @Bean
    DefaultThroughput defaultThroughput(@Value("${serai.throughput}") String setting) {
        return DefaultThroughput.of(setting);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "serai.demo", havingValue = "false", matchIfMissing = true)
    LiveTenants tenants(@Value("${serai.config}") Path config, Secrets secrets, DefaultThroughput throughput) {
        return new LiveTenants(new TenantDirectory(config.resolve("tenants"), secrets, throughput));
    }
}
