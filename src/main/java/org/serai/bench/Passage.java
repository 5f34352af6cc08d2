package org.serai.bench;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What one crowd of orders met on its way through a door to the API end.
 *
 * @param sent of those counted
 * @param lost of all that were posted, the warm-up's among them; and so {@code twice}
 */
record Passage(
        double acceptedPerSecond,
        double sentPerSecond,
        double p50Ms,
        double p99Ms,
        double acceptP99Ms,
        long sent,
        long lost,
        long twice) {
    private static final Duration LOOK = Duration.ofMillis(10);

    /**
     * @param arrivals where the end counts them
     * @param talk hears how far it is
     * @param warm called when the orders that do not count are through
     */
    static Passage of(
            BenchOptions options, URI door, ApiEnd end, Arrivals arrivals, Consumer<String> talk, Runnable warm)
            throws InterruptedException {
        int all = options.warmUp() + options.events();
        try (OrderLoad load = OrderLoad.ofOrders(door, arrivals, all, options.connections())) {
            load.post(0, options.warmUp(), options.rate());
            awaitAll(end, arrivals, options.warmUp());
            end.settle();
            long before = arrivals.distinct();
            talk.accept("warm after " + before + " orders that do not count");
            warm.run();
            long start = System.nanoTime();
            load.post(options.warmUp(), options.events(), options.rate());
            double acceptSeconds = (System.nanoTime() - start) / 1e9;
            talk.accept("all accepted, " + (arrivals.distinct() - before) + " sent so far; " + load.refusals()
                    + " were asked to come again");
            awaitAll(end, arrivals, all);
            double sendSeconds = Math.max(1e-3, (arrivals.lastNanos() - start) / 1e9);
            double[] latencies = arrivals.latencies(options.warmUp());
            long sent = arrivals.distinct() - before;
            return new Passage(
                    options.events() / acceptSeconds,
                    sent / sendSeconds,
                    Arrivals.percentile(latencies, 0.50),
                    Arrivals.percentile(latencies, 0.99),
                    load.answerP99Ms(options.warmUp()),
                    sent,
                    all - arrivals.distinct(),
                    arrivals.twice());
        }
    }

    private static void awaitAll(ApiEnd end, Arrivals arrivals, long wanted) throws InterruptedException {
        Progress.await(wanted, LOOK, () -> {
            end.look();
            return arrivals.distinct();
        });
    }
}
