package org.serai.template;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.serai.database.TableWorker;
import org.serai.tenant.Tenants;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemplateSettings.class)
class TemplateConfiguration {

    @Bean
    LiveCatalogue liveCatalogue() {
        return new LiveCatalogue();
    }

    @Bean
    Formats formats() {
        return new Formats();
    }

    @Bean
    TemplateStates templateStates(NamedParameterJdbcOperations operations) {
        return new TemplateStates(new TemplateStateRepository(operations));
    }

    @Bean
    TemplateSync templateSync(TemplateApi api, TemplateStates states, Clock clock) {
        return new TemplateSync(api, states, clock);
    }

    @Bean
    TemplateKeeper templateKeeper(
            TemplateStates states,
            TemplateSync sync,
            Tenants tenants,
            LiveCatalogue catalogue,
            TemplateSettings settings,
            MeterRegistry meters) {
        return new TemplateKeeper(states, sync, tenants, catalogue, settings, new TemplateWatch(states, meters));
    }

    @Bean
    TableWorker templateWorker(TemplateKeeper keeper) {
        return new TableWorker("templates", 1, Duration.ofSeconds(2), keeper::beat);
    }
}
