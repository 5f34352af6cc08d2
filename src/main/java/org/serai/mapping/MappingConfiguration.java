package org.serai.mapping;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
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
        MeterProvider<Counter> words = Counter.builder("serai.mapping.unmapped")
                .description("words of a document that a lookup table does not know")
                .withRegistry(meters);
        return (mapping, table, word) ->
                words.withTags("mapping", mapping, "table", table).increment();
    }
}
