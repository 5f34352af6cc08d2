package org.serai.template;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serai.canonical.TenantId;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds what Meta says against the catalogue: how many templates are paused, and which cost more than they were made for. */
final class TemplateWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateWatch.class);
    private final TemplateStates states;
    private final MultiGauge paused;
    private final MultiGauge drifted;
    private volatile Map<TenantId, Seen> lastSeen = Map.of();
    private Set<String> told = Set.of();

    /** Templates of one tenant. */
    private record Seen(long paused, long drifted) {
        static final Seen NOTHING = new Seen(0, 0);
    }

    TemplateWatch(TemplateStates states, MeterRegistry meters) {
        this.states = states;
        this.paused = MultiGauge.builder("serai.template.paused")
                .description("templates of the catalogue that Meta has paused, in any language")
                .register(meters);
        this.drifted = MultiGauge.builder("serai.template.category.drift")
                .description("templates of the catalogue that Meta has moved to another category")
                .register(meters);
    }

    void look(Collection<Tenant> tenants, Catalogue catalogue) {
        var seen = new HashMap<TenantId, Seen>();
        var drifts = new TreeSet<String>();
        for (Tenant tenant : tenants) {
            List<TemplateState> known = of(tenant);
            List<TemplateState> moved =
                    known.stream().filter(state -> hasDrifted(state, catalogue)).toList();
            long stopped = count(known.stream().filter(s -> s.status().equals("PAUSED")), catalogue);
            seen.put(tenant.id(), new Seen(stopped, count(moved.stream(), catalogue)));
            moved.forEach(state -> drifts.add(state.name() + " is " + state.category() + " for " + tenant.id()));
        }
        lastSeen = seen;
        paused.register(rows(Seen::paused), false);
        drifted.register(rows(Seen::drifted), false);
        tell(drifts);
    }

    /** They read what was seen last, and stay: a row that is replaced while it is scraped is there twice. */
    private List<Row<?>> rows(ToLongFunction<Seen> count) {
        var rows = new ArrayList<Row<?>>();
        for (TenantId tenant : lastSeen.keySet()) {
            Tags tags = Tags.of("tenant", tenant.value());
            rows.add(Row.of(tags, () -> count.applyAsLong(lastSeen.getOrDefault(tenant, Seen.NOTHING))));
        }
        return rows;
    }

    private List<TemplateState> of(Tenant tenant) {
        Set<String> accounts = tenant.senders().stream().map(Sender::wabaId).collect(Collectors.toSet());
        return accounts.stream()
                .flatMap(account -> states.all(account).stream())
                .toList();
    }

    private static long count(Stream<TemplateState> found, Catalogue catalogue) {
        return found.map(TemplateState::name)
                .filter(catalogue::knows)
                .distinct()
                .count();
    }

    private static boolean hasDrifted(TemplateState state, Catalogue catalogue) {
        return state.category() != null
                && TemplateName.isTemplateName(state.name())
                && catalogue
                        .find(new TemplateName(state.name()))
                        .filter(template -> !template.category().equals(state.category()))
                        .isPresent();
    }

    private void tell(Set<String> drifts) {
        drifts.stream()
                .filter(drift -> !told.contains(drift))
                .forEach(drift ->
                        LOG.warn("Meta has moved a template to another category, at another price: {}", drift));
        told = drifts;
    }
}
