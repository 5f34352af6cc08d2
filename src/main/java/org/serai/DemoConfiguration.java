package org.serai;

import java.net.InetAddress;
import java.nio.file.Path;
import org.serai.canonical.SeraiException;
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
            @Value("${serai.bind}") InetAddress bind,
            @Value("${serai.demo-messaging-limit}") int messagingLimit,
            DefaultThroughput throughput) {
        if (!bind.isLoopbackAddress()) {
            throw new SeraiException(
                    "setting.invalid",
                    "SERAI_BIND",
                    "the demo's keys and secrets are known to everybody, so it opens on this machine's loopback only",
                    "unset SERAI_BIND, or run without --demo and with secrets of your own");
        }
        if (messagingLimit < 0) {
            throw new SeraiException(
                    "setting.invalid",
                    "serai.demo-messaging-limit",
                    "`" + messagingLimit + "` is no number of people",
                    "set it to 250, 2000, 10000 or 100000 as Meta does, or to 0: none");
        }
        return new LiveTenants(
                new DemoTenants(project.resolve("connectors"), systems, throughput.perSecond(), messagingLimit));
    }
}
