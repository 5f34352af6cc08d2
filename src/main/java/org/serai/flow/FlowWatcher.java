package org.serai.flow;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.serai.finding.Snapshot;
import org.serai.finding.WatchedFolders;
import org.serai.flow.camel.Binding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the folders and the tenants every 300 ms. A change counts once two looks in a row saw the same, so a file half
 * written is waited for; then the whole set is built anew.
 */
final class FlowWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlowWatcher.class);
    private static final long EVERY_MILLIS = 300;
    /** Most likely the rest of the hub has started by then; nobody waits for it. */
    private static final long SAMPLES_AFTER_MILLIS = 3_000;

    private final FlowEngine engine;
    private final FlowHouse house;
    private final Clock clock;
    private final WatchedFolders folders;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "serai-routes");
        thread.setDaemon(true);
        return thread;
    });
    private Seen loaded;
    private Seen last;

    private record Seen(Snapshot files, List<Binding> bindings) {}

    FlowWatcher(FlowEngine engine, FlowHouse house, Clock clock) {
        this.engine = engine;
        this.house = house;
        this.clock = clock;
        this.folders = new WatchedFolders(house.folders());
        this.loaded = new Seen(new Snapshot(Map.of()), List.of());
        this.last = loaded;
    }

    private Seen look() {
        return new Seen(folders.snapshot(), house.bindings());
    }

    /** The first version is loaded on the caller's thread. True when it runs. */
    boolean start() {
        loaded = look();
        last = loaded;
        boolean runs = engine.load(clock.instant());
        looks.schedule(this::samples, SAMPLES_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        looks.scheduleWithFixedDelay(this::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return runs;
    }

    private void samples() {
        try {
            engine.checkSamples();
        } catch (RuntimeException unexpected) {
            LOG.error("the samples were not looked at", unexpected);
        }
    }

    private void tick() {
        try {
            Seen now = look();
            boolean stable = now.equals(last);
            last = now;
            if (stable && !now.equals(loaded)) {
                LOG.info("changed: {}", changes(now));
                loaded = now;
                engine.load(clock.instant());
            }
        } catch (RuntimeException unexpected) {
            LOG.error("the routes were not read anew, the running version stays", unexpected);
        }
    }

    private String changes(Seen now) {
        var names = now.files().changedSince(loaded.files()).stream()
                .map(path -> house.root()
                        .toAbsolutePath()
                        .relativize(path.toAbsolutePath())
                        .toString())
                .limit(10)
                .toList();
        return names.isEmpty() ? "tenants" : String.join(", ", names);
    }

    @Override
    public void close() {
        looks.shutdown();
        try {
            looks.awaitTermination(15, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            looks.shutdownNow();
            Thread.currentThread().interrupt();
        }
        folders.close();
    }
}
