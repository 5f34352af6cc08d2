package org.serai.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.serai.bench.Bench;
import org.serai.bench.BenchOptions;
import org.serai.bench.Figures;
import org.serai.bench.Scope;
import org.serai.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description = "Load a hub of its own and measure what comes out at the Cloud API end.",
        footer = {"", "Latencies run from before an order is posted until its message reaches the API end."})
final class BenchCommand implements Callable<Integer> {
    /** A hub under load is compiled for minutes; at a rate it has less to do, and waiting for it would take longer. */
    private static final int MOST_WARM_UP = 60_000;

    private static final int MOST_AT_A_RATE = 5_000;
    private static final int MOST_OF_A_CONNECTOR = 20_000;
    private final Terminal terminal;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "20000",
            description = "orders, or documents of the connector; default ${DEFAULT-VALUE}")
    private int events;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description =
                    "orders before them that do not count; default three times as many, 60000 at most; as many, 5000 at most, with --rate; as many, 20000 at most, with --connector")
    private @Nullable Integer warmUp;

    @Option(
            names = "--connections",
            paramLabel = "C",
            defaultValue = "32",
            description = "posts under way at once; default ${DEFAULT-VALUE}")
    private int connections;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "0", description = "posts a second; 0: as fast as taken")
    private int rate;

    @Option(names = "--latency", paramLabel = "MS", defaultValue = "0", description = "how long the API end waits")
    private int latencyMs;

    @Option(names = "--api", paramLabel = "URL", description = "another Cloud API end, the base before /v26.0")
    private @Nullable URI api;

    @Option(
            names = "--statuses-along",
            description = "statuses follow each message at once; else they are told, and measured, when all are sent")
    private boolean statusesAlong;

    @Option(
            names = "--door-only",
            description = "only the door: nothing is taken out of the broker, so nothing is sent")
    private boolean doorOnly;

    @Option(
            names = "--waiting",
            paramLabel = "N",
            defaultValue = "0",
            description = "other messages that lie in the queue meanwhile, due tomorrow; default ${DEFAULT-VALUE}")
    private int waiting;

    @Option(
            names = "--no-baseline",
            description = "do not measure the bare pipeline first; it is not with --rate, --api or --door-only")
    private boolean noBaseline;

    @Mixin
    private FolderBench folders = new FolderBench();

    @Mixin
    private OutputOptions output = new OutputOptions();

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private Scope scope() {
        if (doorOnly) {
            return Scope.DOOR;
        }
        return statusesAlong ? Scope.STATUSES_ALONG : Scope.THROUGH;
    }

    private int usualWarmUp() {
        return rate == 0 ? Math.min(3 * events, MOST_WARM_UP) : Math.min(events, MOST_AT_A_RATE);
    }

    @Override
    public Integer call() throws IOException {
        String launcher = terminal.project().resolve("serai").toString();
        try {
            return folders.isAsked() ? ofFolders(launcher) : ofOrders(launcher);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Exit.PART;
        }
    }

    private int ofFolders(String launcher) throws IOException, InterruptedException {
        if (waiting > 0 || statusesAlong || api != null || latencyMs > 0) {
            throw new CliFailure(
                    Exit.USAGE,
                    "with --connector or --folders only the way into the outbox is measured",
                    "leave out --waiting, --statuses-along, --latency and --api");
        }
        int before = warmUp == null ? Math.min(events, MOST_OF_A_CONNECTOR) : warmUp;
        var load = new FolderBench.Load(events, before, connections, rate, doorOnly);
        return folders.run(terminal, List.of(launcher), load, this::print);
    }

    private int ofOrders(String launcher) throws IOException, InterruptedException {
        int before = warmUp == null ? usualWarmUp() : warmUp;
        if (doorOnly && (waiting > 0 || statusesAlong || api != null)) {
            throw new CliFailure(
                    Exit.USAGE,
                    "with --door-only nothing is taken in or sent",
                    "leave out --waiting, --statuses-along and --api, or --door-only");
        }
        boolean baseline = !noBaseline && rate == 0 && api == null && !doorOnly;
        var options = new BenchOptions(
                events,
                before,
                connections,
                rate,
                latencyMs,
                api,
                scope(),
                waiting,
                baseline,
                terminal.project(),
                List.of(launcher));
        Figures figures = new Bench(options, line -> terminal.err().println(line)).run();
        print(figures.toTree());
        return figures.lost() == 0 && figures.twice() == 0 ? Exit.DONE : Exit.WRONG;
    }

    private void print(Map<String, Object> figures) {
        if (output.json()) {
            terminal.out().println(Json.text(figures));
        } else {
            figures.forEach((name, value) -> terminal.out().println(String.format("%-18s %12s", name, value)));
        }
    }
}
