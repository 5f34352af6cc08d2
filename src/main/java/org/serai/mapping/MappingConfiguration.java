package org.serai.mapping;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room: the schemas, and the list of words no table knows. */
@Configuration(proxyBeanMethods = false)
class MappingConfiguration {
    @Bean
    CanonicalSchemas canonicalSchemas() {
        return new CanonicalSchemas();
    }

    @Bean
    UnmappedWords unmappedWords(MeterRegistry meters, @Value("${serai.home}") Path home) {
        return new UnmappedWords(meters, UnlistedWords.in(home));
    }
}
