package org.serai.template;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the table every two seconds and Meta's list every {@code pull-every}; with {@code push} on, also creates what
 * Meta lacks as soon as the catalogue changes. A call that fails is made again ten seconds later.
 */
public final class TemplateKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateKeeper.class);
    private static final long AGAIN_NANOS = Duration.ofSeconds(10).toNanos();
    private final TemplateStates states;
    private final TemplateSync sync;
    private final Tenants tenants;
    private final LiveCatalogue catalogue;
    private final TemplateSettings settings;
    private final TemplateWatch watch;
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();

    /** When an account is due again (nano time), and the catalogue it was last held against. */
    private record Visit(long dueNanos, Catalogue seen, boolean succeeded) {}

    TemplateKeeper(
            TemplateStates states,
            TemplateSync sync,
            Tenants tenants,
            LiveCatalogue catalogue,
            TemplateSettings settings,
            TemplateWatch watch) {
        this.watch = watch;
        this.states = states;
        this.sync = sync;
        this.tenants = tenants;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** Whether every account has been read, and where asked for been pushed to, since the start. */
    public boolean hasMetEveryAccount() {
        return tenants.all().stream()
                .flatMap(tenant -> tenant.senders().stream())
                .map(sender -> visits.get(sender.wabaId()))
                .allMatch(visit -> visit != null && visit.succeeded());
    }

    /** One step of the worker that calls it every two seconds; never more to do at once. */
    boolean beat() {
        states.refresh();
        watch.look(tenants.all(), catalogue.get());
        tenants.all().stream().flatMap(tenant -> tenant.senders().stream()).forEach(this::visit);
        return false;
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
        visits.put(sender.wabaId(), new Visit(System.nanoTime() + pause, wanted, done));
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
