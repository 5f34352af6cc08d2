package org.serai.template;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the table every two seconds and Meta's list every {@code pull-every}; with {@code push} on, also creates what
 * Meta lacks as soon as the catalogue changes. Runs after the servers are up, ends before them. A call that fails is made
 * again ten seconds later.
 */
class TemplateKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateKeeper.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final long AGAIN_NANOS = Duration.ofSeconds(10).toNanos();
    private final TemplateStates states;
    private final TemplateSync sync;
    private final Tenants tenants;
    private final LiveCatalogue catalogue;
    private final TemplateSettings settings;
    private final Map<String, Visit> visits = new HashMap<>();
    private volatile @org.jspecify.annotations.Nullable ScheduledExecutorService beats;

    /** When an account is due again (nano time), and the catalogue it was last held against. */
    private record Visit(long dueNanos, Catalogue seen) {}

    TemplateKeeper(
            TemplateStates states,
            TemplateSync sync,
            Tenants tenants,
            LiveCatalogue catalogue,
            TemplateSettings settings) {
        this.states = states;
        this.sync = sync;
        this.tenants = tenants;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "template-keeper");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
        beats = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = beats;
        if (running != null) {
            running.shutdownNow();
            beats = null;
        }
    }

    @Override
    public boolean isRunning() {
        return beats != null;
    }

    private void beat() {
        try {
            states.refresh();
            tenants.all().stream().flatMap(tenant -> tenant.senders().stream()).forEach(this::visit);
        } catch (RuntimeException failed) {
            LOG.warn("template states could not be read, again in {}: {}", BEAT, failed.toString());
        }
    }

    /** Several numbers share one account: the first of them asks. */
    private void visit(Sender sender) {
        Catalogue wanted = catalogue.get();
        Visit last = visits.get(sender.wabaId());
        boolean changed = settings.push() && last != null && last.seen() != wanted;
        if (last != null && !changed && System.nanoTime() - last.dueNanos() < 0) {
            return;
        }
        boolean done = meet(sender, wanted);
        long pause = done ? settings.pullEvery().toNanos() : AGAIN_NANOS;
        visits.put(sender.wabaId(), new Visit(System.nanoTime() + pause, wanted));
    }

    private boolean meet(Sender sender, Catalogue wanted) {
        try {
            if (settings.push()) {
                sync.push(sender, sync.plan(sender, wanted)).forEach(TemplateKeeper::tell);
            } else {
                sync.pull(sender);
            }
            return true;
        } catch (RuntimeException away) {
            LOG.warn("templates of account {} could not be read, again soon: {}", sender.wabaId(), away.toString());
            return false;
        }
    }

    private static void tell(TemplateSync.Outcome outcome) {
        String name = outcome.step().name() + " " + outcome.step().language();
        outcome.answer()
                .fold(
                        taken -> {
                            LOG.debug("template {} is {}", name, taken.status());
                            return true;
                        },
                        refused -> {
                            LOG.warn(
                                    "Meta refused template {}: {} {}",
                                    name,
                                    refused.error().code(),
                                    refused.error().details());
                            return false;
                        });
    }
}
