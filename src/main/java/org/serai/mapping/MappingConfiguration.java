package org.serai.mapping;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room: the schemas, and the counter of words no table knows. */
@Configuration(proxyBeanMethods = false)
class MappingConfiguration {
    @Bean
    CanonicalSchemas canonicalSchemas() {
        return new CanonicalSchemas();
    }

    /** The word itself is no tag: what a system sends must not make time series. */
    @Bean
    UnmappedWords unmappedWords(MeterRegistry meters) {
        return (mapping, table, word) -> meters.counter("serai.mapping.unmapped", "mapping", mapping, "table", table)
                .increment();
    }
}
