package org.serai.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows measures as gauges. What is no longer measured is no longer shown. */
final class Board {
    private final MeterRegistry meters;
    private final Map<Gauge, MultiGauge> shown = new HashMap<>();

    Board(MeterRegistry meters) {
        this.meters = meters;
    }

    void show(List<Measure> measures) {
        Map<Gauge, List<Measure>> ofGauge = measures.stream().collect(Collectors.groupingBy(Measure::gauge));
        ofGauge.keySet().forEach(gauge -> shown.computeIfAbsent(gauge, this::register));
        shown.forEach((gauge, rows) -> rows.register(
                ofGauge.getOrDefault(gauge, List.of()).stream().map(Board::row).toList(), true));
    }

    private static MultiGauge.Row<?> row(Measure measure) {
        return MultiGauge.Row.of(measure.labels(), measure.value());
    }

    private MultiGauge register(Gauge gauge) {
        return MultiGauge.builder(gauge.name())
                .description(gauge.meaning())
                .baseUnit(gauge.unit().isEmpty() ? null : gauge.unit())
                .register(meters);
    }
}
