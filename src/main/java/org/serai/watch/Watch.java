package org.serai.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Asks the rooms in turn, shows what they say, and lets the doors know. Used by one thread. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private final Supplier<List<Watched>> rooms;
    private final Board board;
    private final Pressure pressure;
    private final Map<Watched, List<Measure>> said = new LinkedHashMap<>();
    private volatile long allAnsweredAt = System.nanoTime();

    /** @param rooms asked for at the first look, when all of them are there */
    Watch(Supplier<List<Watched>> rooms, MeterRegistry meters, Pressure pressure) {
        this.rooms = rooms;
        this.board = new Board(meters);
        this.pressure = pressure;
        TimeGauge.builder(
                        "serai.watch.age", this, TimeUnit.NANOSECONDS, watch -> System.nanoTime() - watch.allAnsweredAt)
                .description("time since every room last answered; the gauges that are read are as old as this")
                .register(meters);
    }

    void look() {
        boolean haveAllAnswered = true;
        for (Watched room : rooms.get()) {
            haveAllAnswered &= ask(room);
        }
        var all = new ArrayList<Measure>();
        said.values().forEach(all::addAll);
        all.addAll(pressure.follow(List.copyOf(all), System.nanoTime()));
        board.show(all);
        if (haveAllAnswered) {
            allAnsweredAt = System.nanoTime();
        }
    }

    private boolean ask(Watched room) {
        try {
            said.put(room, List.copyOf(room.measures()));
            return true;
        } catch (RuntimeException away) {
            LOG.warn(
                    "{} cannot be watched now: {}",
                    room.getClass().getSimpleName(),
                    NestedExceptionUtils.getMostSpecificCause(away).getMessage());
            return false;
        }
    }
}
