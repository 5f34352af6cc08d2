package org.serai;

import java.nio.file.Path;
import org.serai.tenant.DefaultThroughput;
import org.serai.tenant.LiveTenants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the demo has instead of a configuration directory. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("serai.demo")
class DemoConfiguration {
    @Bean(destroyMethod = "close")
    LiveTenants demoTenants(
            @Value("${serai.project}") Path project,
            @Value("${serai.demo-systems}") String systems,
            DefaultThroughput throughput) {
        return new LiveTenants(new DemoTenants(project.resolve("connectors"), systems, throughput.perSecond()));
    }
}
