package org.serai.bench;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Orders that are taken by the door and by nobody else: at the end all of them lie in the broker. */
final class DoorRun {
    /** For a hub that keeps its doors only and looks often at what lies in the broker. */
    static final Map<String, String> ENVIRONMENT = Map.of("SERAI_TAKINGIN", "false", "SERAI_WATCH_EVERY", "1s");

    private static final Duration LOOK = Duration.ofMillis(200);
    private final BenchOptions options;
    private final HubMetrics metrics;

    DoorRun(BenchOptions options, URI hub) {
        this.options = options;
        this.metrics = new HubMetrics(hub);
    }

    /** @param warm called when the orders that do not count are taken */
    Passage pass(OrderLoad load, Runnable warm) throws InterruptedException {
        load.post(0, options.warmUp(), options.rate());
        warm.run();
        long start = System.nanoTime();
        load.post(options.warmUp(), options.events(), options.rate());
        double seconds = (System.nanoTime() - start) / 1e9;
        int all = options.warmUp() + options.events();
        long kept = Progress.await(all, LOOK, () -> (long) metrics.sum("serai_broker_messages", "tenant=\"demo\""));
        return new Passage(
                options.events() / seconds,
                0,
                0,
                0,
                load.answerP99Ms(options.warmUp()),
                options.events(),
                Math.max(0, all - kept),
                Math.max(0, kept - all));
    }
}
