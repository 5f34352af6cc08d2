package org.serai.watch;

import io.micrometer.core.instrument.Tags;

/**
 * What a gauge is called and what it means. {@code src/docs/reference/metrics.md} lists them all.
 *
 * @param name with dots: {@code serai.queue.age} in {@code seconds} is {@code serai_queue_age_seconds} to Prometheus
 * @param unit empty for a plain number
 */
public record Gauge(String name, String unit, String meaning) {

    /** @param labels name, value, name, value; of few values, and none of them a person's */
    public Measure at(double value, String... labels) {
        return new Measure(this, Tags.of(labels), value);
    }
}
