package org.serai.watch;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shows measures as gauges. What is no longer measured is no longer shown. What goes on being measured stays registered:
 * taken away and put back, as Micrometer's MultiGauge does it, a scrape in between finds it twice and fails.
 */
final class Board {
    private final MeterRegistry meters;
    private final Map<Line, Shown> shown = new HashMap<>();

    Board(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Line(Gauge gauge, Tags labels) {}

    private static final class Shown {
        private volatile double value;
        private final Meter.Id id;

        private Shown(Line line, MeterRegistry meters) {
            this.id = io.micrometer.core.instrument.Gauge.builder(line.gauge().name(), this, s -> s.value)
                    .description(line.gauge().meaning())
                    .baseUnit(
                            line.gauge().unit().isEmpty() ? null : line.gauge().unit())
                    .tags(line.labels())
                    .register(meters)
                    .getId();
        }
    }

    void show(List<Measure> measures) {
        var now = new HashSet<Line>();
        for (Measure measure : measures) {
            var line = new Line(measure.gauge(), measure.labels());
            now.add(line);
            shown.computeIfAbsent(line, l -> new Shown(l, meters)).value = measure.value();
        }
        takeDown(now);
    }

    private void takeDown(Set<Line> all) {
        shown.entrySet().removeIf(entry -> {
            boolean gone = !all.contains(entry.getKey());
            if (gone) {
                meters.remove(entry.getValue().id);
            }
            return gone;
        });
    }
}
