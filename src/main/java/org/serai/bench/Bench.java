package org.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Starts a hub of its own on an empty home, loads it, and measures what comes out at the API end. */
public final class Bench {
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private final BenchOptions options;
    private final Consumer<String> talk;

    /** @param talk hears what the run is doing, a line at a time */
    public Bench(BenchOptions options, Consumer<String> talk) {
        this.options = options;
        this.talk = talk;
    }

    public Figures run() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("serai-bench-");
        Arrivals arrivals = new Arrivals(options.warmUp() + options.events());
        try (ApiEnd end = end(arrivals);
                HubProcess hub = HubProcess.start(options.hubCommand(), home.resolve("home"), environment(end))) {
            end.join(hub.hub());
            talk.accept("hub ready at " + hub.hub());
            return measure(hub, end, arrivals);
        } finally {
            delete(home);
        }
    }

    private ApiEnd end(Arrivals arrivals) {
        URI other = options.api();
        return other == null ? new LightEnd(arrivals, options.latencyMs()) : new OtherEnd(other, arrivals, talk);
    }

    private static Map<String, String> environment(ApiEnd end) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERAI_CLOUD_API_URL", end.url());
        environment.put("SERAI_THROUGHPUT", "100000");
        return environment;
    }

    private Figures measure(HubProcess hub, ApiEnd end, Arrivals arrivals) throws InterruptedException {
        try (OrderLoad load =
                new OrderLoad(hub.hub(), arrivals, options.warmUp() + options.events(), options.connections())) {
            return measure(hub, end, arrivals, load);
        }
    }

    private Figures measure(HubProcess hub, ApiEnd end, Arrivals arrivals, OrderLoad load) throws InterruptedException {
        load.post(0, options.warmUp(), options.rate());
        awaitAll(end, arrivals, options.warmUp());
        talk.accept("warm after " + arrivals.distinct() + " orders that do not count");
        long before = arrivals.distinct();
        Duration cpuBefore = hub.cpu();
        long start = System.nanoTime();
        load.post(options.warmUp(), options.events(), options.rate());
        double acceptSeconds = (System.nanoTime() - start) / 1e9;
        talk.accept("all accepted, " + (arrivals.distinct() - before) + " sent so far; " + load.refusals()
                + " were asked to come again");
        awaitAll(end, arrivals, options.warmUp() + options.events());
        double sendSeconds = Math.max(1e-3, (arrivals.lastNanos() - start) / 1e9);
        long sent = arrivals.distinct() - before;
        double[] latencies = arrivals.latencies(options.warmUp());
        return new Figures(
                options.events() / acceptSeconds,
                sent / sendSeconds,
                Arrivals.percentile(latencies, 0.50),
                Arrivals.percentile(latencies, 0.99),
                load.answerP99Ms(options.warmUp()),
                hub.cpu().minus(cpuBefore).toNanos() / 1e6 / Math.max(1, sent),
                hub.peakRssMb(),
                options.warmUp() + options.events() - arrivals.distinct(),
                arrivals.twice());
    }

    /** Until that many messages are there, or nothing new came for a while. */
    private static void awaitAll(ApiEnd end, Arrivals arrivals, long wanted) throws InterruptedException {
        long seen = -1;
        long quietSince = System.nanoTime();
        while (arrivals.distinct() < wanted && System.nanoTime() - quietSince < SILENCE.toNanos()) {
            if (arrivals.distinct() != seen) {
                seen = arrivals.distinct();
                quietSince = System.nanoTime();
            }
            LockSupport.parkNanos(10_000_000);
            end.look();
        }
    }

    private static void delete(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
