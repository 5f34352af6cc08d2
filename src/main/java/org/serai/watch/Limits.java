package org.serai.watch;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleFunction;
import org.springframework.util.unit.DataSize;

/** The gauges that turn callers away, and from where on. */
final class Limits {
    private Limits() {}

    static List<Limit> of(PressureSettings settings) {
        return List.of(
                new Limit(
                        Pressure.QUEUE_AGE,
                        false,
                        settings.queueAgeSoft().toMillis() / 1000.0,
                        settings.queueAgeHard().toMillis() / 1000.0,
                        age -> "a message has been due for " + Duration.ofSeconds((long) age) + " and is not yet sent"),
                sized(
                        Pressure.BROKER_BYTES,
                        false,
                        settings.brokerSoft(),
                        settings.brokerHard(),
                        size -> megabytes(size) + " wait in a queue of the broker"),
                sized(
                        Pressure.DISK_FREE,
                        true,
                        settings.diskFreeSoft(),
                        settings.diskFreeHard(),
                        size -> "only " + megabytes(size) + " of the disk are free"));
    }

    private static Limit sized(
            Gauge gauge, boolean isFloor, DataSize soft, DataSize hard, DoubleFunction<String> words) {
        return new Limit(gauge, isFloor, soft.toBytes(), hard.toBytes(), words);
    }

    private static String megabytes(double bytes) {
        return DataSize.ofBytes((long) bytes).toMegabytes() + " MB";
    }
}
