package org.serai.watch;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.serai.database.TableWorker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PressureSettings.class)
class WatchConfiguration {

    @Bean
    Pressure pressure(PressureSettings settings) {
        return new Pressure(settings);
    }

    /** Of an external broker or database we do not see the disk. */
    @Bean
    DiskSpace diskSpace(
            @Value("${serai.home}") Path home,
            @Value("${serai.broker.url}") String brokerUrl,
            @Value("${serai.broker.directory}") Path broker,
            @Value("${serai.database.url}") String databaseUrl,
            @Value("${serai.database.directory}") Path database) {
        var directories = new HashMap<>(Map.of("home", home));
        if (brokerUrl.isBlank()) {
            directories.put("broker", broker);
        }
        if (databaseUrl.isBlank()) {
            directories.put("database", database);
        }
        return new DiskSpace(directories);
    }

    @Bean
    TableWorker watchWorker(
            ObjectProvider<Watched> rooms,
            MeterRegistry meters,
            Pressure pressure,
            @Value("${serai.watch.every}") Duration every) {
        var watch = new Watch(() -> rooms.orderedStream().toList(), meters, pressure);
        return new TableWorker("watch", 1, every, () -> {
            watch.look();
            return false;
        });
    }
}
