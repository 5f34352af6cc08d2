package org.serai.watch;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Optional;

/** What one gauge stands at, for one set of labels. */
public record Measure(Gauge gauge, Tags labels, double value) {

    Optional<String> label(String name) {
        return labels.stream()
                .filter(label -> label.getKey().equals(name))
                .map(Tag::getValue)
                .findFirst();
    }
}
