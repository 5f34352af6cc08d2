package org.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Measures the bare pipeline, then a hub of its own on an empty home under the same load. The ratio of both is what two
 * machines, or two hours of one, can be compared by.
 */
public final class Bench {
    private final BenchOptions options;
    private final Consumer<String> talk;

    /** @param talk hears what the run is doing, a line at a time */
    public Bench(BenchOptions options, Consumer<String> talk) {
        this.options = options;
        this.talk = talk;
    }

    public Figures run() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("serai-bench-");
        try {
            double bare = options.baseline() ? baseline(home.resolve("bare")) : 0;
            return hub(home.resolve("home"), bare);
        } finally {
            delete(home);
        }
    }

    /** Without statuses: there is nobody to take them. */
    private double baseline(Path home) throws IOException, InterruptedException {
        Arrivals arrivals = new Arrivals(options.warmUp() + options.events());
        try (LightEnd end = new LightEnd(arrivals, options.latencyMs(), false);
                Baseline bare = new Baseline(home, end.url())) {
            Passage passage = Passage.of(options, bare.door(), end, arrivals, line -> {}, () -> {});
            talk.accept("the bare pipeline sent " + Math.round(passage.sentPerSecond()) + " messages a second");
            return passage.sentPerSecond();
        }
    }

    private Figures hub(Path home, double bare) throws IOException, InterruptedException {
        Arrivals arrivals = new Arrivals(options.warmUp() + options.events());
        try (ApiEnd end = end(arrivals);
                HubProcess hub = HubProcess.start(options.hubCommand(), home, environment(end))) {
            end.join(hub.hub());
            talk.accept("hub ready at " + hub.hub());
            var before = new AtomicReference<>(Duration.ZERO);
            Passage passage = pass(hub, end, arrivals, () -> {
                fill(hub);
                before.set(hub.cpu());
            });
            Duration cpu = hub.cpu().minus(before.get());
            double claim = new HubMetrics(hub.hub()).sum("serai_claim_seconds", "quantile") * 1e3;
            double statuses = end.settle().map(Statuses::perSecond).orElse(0.0);
            return Figures.of(passage, new Figures.Around(bare, statuses, claim, cpu, hub.peakRssMb()));
        }
    }

    private Passage pass(HubProcess hub, ApiEnd end, Arrivals arrivals, Runnable warm) throws InterruptedException {
        if (options.scope() != Scope.DOOR) {
            return Passage.of(options, hub.hub(), end, arrivals, talk, warm);
        }
        int all = options.warmUp() + options.events();
        try (OrderLoad load = OrderLoad.ofOrders(hub.hub(), arrivals, all, options.connections())) {
            return new DoorRun(options, hub.hub()).pass(load, warm);
        }
    }

    private void fill(HubProcess hub) {
        if (options.waiting() == 0) {
            return;
        }
        try {
            WaitingMessages.add(hub.databaseUrl(), options.waiting());
            talk.accept(options.waiting() + " other messages wait in the queue");
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("no waiting messages could be added: " + failed.getMessage(), failed);
        }
    }

    private ApiEnd end(Arrivals arrivals) {
        URI other = options.api();
        return other == null
                ? new LightEnd(arrivals, options.latencyMs(), options.scope() == Scope.STATUSES_ALONG)
                : new OtherEnd(other, arrivals, talk);
    }

    private Map<String, String> environment(ApiEnd end) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERAI_CLOUD_API_URL", end.url());
        environment.put("SERAI_THROUGHPUT", "100000");
        if (options.scope() == Scope.DOOR) {
            environment.putAll(DoorRun.ENVIRONMENT);
        }
        return environment;
    }

    static void delete(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
