package org.serai.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.flow.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the running version and puts a new one in its place. A new one is built, checked and started beside the running
 * one; runs move over at once; sources of the old stop before those of the new start; the old ends when its last run has.
 * Whatever goes wrong, the running version runs on and the findings are kept. Safe for many threads.
 */
final class FlowEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlowEngine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final FlowLoader loader;
    private final Function<FlowVersion, @Nullable Void> announced;
    private final AtomicReference<@Nullable FlowVersion> current = new AtomicReference<>();
    private volatile List<Finding> refused = List.of();
    private final Leases leases;
    private volatile boolean sourcesRun;
    private volatile Set<String> lone = Set.of();
    private int built;

    /** @param announced told of each version before it runs, so that others move with it */
    FlowEngine(FlowLoader loader, Leases leases, java.util.function.Consumer<FlowVersion> announced) {
        this.loader = loader;
        this.leases = leases;
        this.announced = version -> {
            announced.accept(version);
            return null;
        };
    }

    /** What is wrong with the newest state of the files: why it does not run, or, of the first, what its samples show. */
    List<Finding> refused() {
        return refused;
    }

    Optional<FlowVersion> version() {
        return Optional.ofNullable(current.get());
    }

    /**
     * Builds what lies in the folders now. True when it runs; false when the findings were kept instead: for the log where
     * a former version runs on, for whoever starts the hub where none does. The first does not wait for its samples.
     */
    synchronized boolean load(Instant now) {
        var findings = new Findings();
        Optional<FlowVersion> built = ++this.built == 1
                ? loader.load(this.built, now, findings)
                : loader.loadProved(this.built, now, findings);
        boolean runs = built.filter(version -> swap(version, findings)).isPresent();
        refused = runs ? List.of() : List.copyOf(findings.list());
        if (version().isPresent()) {
            findings.list().forEach(finding -> LOG.warn("{}", finding));
        }
        return runs;
    }

    /** What the first version did not wait for. It runs on whatever is found; the next is not taken before it is mended. */
    void checkSamples() {
        var findings = new Findings();
        version().ifPresent(version -> version.parts().connectors().checkSamples(findings));
        synchronized (this) {
            if (built == 1) {
                refused = List.copyOf(findings.list());
                refused.forEach(finding -> LOG.warn("{}", finding));
            }
        }
    }

    private boolean swap(FlowVersion next, Findings findings) {
        FlowVersion old = current.get();
        try {
            next.routes().startInner();
            announced.apply(next);
            current.set(next);
            moveSources(old, next);
        } catch (Exception refusal) {
            back(old, next);
            findings.error(
                    "SERAI-R041",
                    org.serai.finding.Place.start("routes"),
                    "the new version does not start: " + loader.redacted(refusal),
                    null);
            return false;
        }
        LOG.info(
                "version {} of the routes runs: {} files",
                next.number(),
                next.looked().size());
        if (old != null) {
            old.close(PATIENCE);
        }
        return true;
    }

    private void moveSources(@Nullable FlowVersion old, FlowVersion next) throws Exception {
        if (!sourcesRun) {
            return;
        }
        if (old != null) {
            old.routes().stopSources(PATIENCE.toMillis());
        }
        lone = next.routes().lone();
        next.routes().startSources(leases::isHeld);
    }

    private void back(@Nullable FlowVersion old, FlowVersion next) {
        current.set(old);
        next.close(Duration.ZERO);
        if (old != null) {
            announced.apply(old);
            restart(old);
        }
    }

    private void restart(FlowVersion old) {
        try {
            if (sourcesRun) {
                lone = old.routes().lone();
                old.routes().startSources(leases::isHeld);
            }
        } catch (Exception worse) {
            LOG.error("the sources of version {} did not start again: {}", old.number(), loader.redacted(worse));
        }
    }

    synchronized void startSources() {
        sourcesRun = true;
        version().ifPresent(version -> {
            try {
                lone = version.routes().lone();
                leases.keep(() -> lone);
                version.routes().startSources(leases::isHeld);
            } catch (Exception failed) {
                throw new SeraiException(
                        "route.not-started", "routes", loader.redacted(failed), "see the route's address", failed);
            }
        });
    }

    synchronized void stopSources() {
        sourcesRun = false;
        version().ifPresent(version -> {
            try {
                version.routes().stopSources(PATIENCE.toMillis());
            } catch (Exception failed) {
                LOG.warn("a source did not stop in time: {}", loader.redacted(failed));
            }
        });
        lone = Set.of();
        giveBackLeases();
    }

    private void giveBackLeases() {
        try {
            keepLeases();
        } catch (RuntimeException away) {
            LOG.warn("the sources of this node go on elsewhere when their leases have run out: {}", away.getMessage());
        }
    }

    /** Renews the leases of the sources that run here, and takes those that became free. Waits for nothing but the database. */
    void keepLeases() {
        leases.keep(() -> lone);
    }

    /** Starts and stops sources as the leases say. */
    synchronized void keepSources() {
        if (sourcesRun) {
            version().ifPresent(version -> version.routes().keepSources(leases::isHeld));
        }
    }

    boolean sourcesRun() {
        return sourcesRun;
    }

    /** Runs in the version of this moment, which stays until the run is over. */
    <T extends @Nullable Object> T inside(Function<FlowVersion, T> run) {
        while (true) {
            FlowVersion version = current.get();
            if (version == null) {
                throw new SeraiException(
                        "flow.none-loaded", "routes", "no version of the routes runs", "mend the findings in the log");
            }
            if (version.gate().enter()) {
                try {
                    return run.apply(version);
                } finally {
                    version.gate().leave();
                }
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public synchronized void close() {
        FlowVersion last = current.getAndSet(null);
        if (last != null) {
            last.close(PATIENCE);
        }
    }
}
