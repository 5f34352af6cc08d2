package org.serai.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.connector.Connector;
import org.serai.finding.Findings;
import org.serai.flow.camel.Binding;
import org.serai.flow.camel.Redaction;
import org.serai.flow.camel.RouteSet;
import org.serai.flow.camel.RouteSetBuilder;
import org.serai.flow.camel.Surroundings;
import org.serai.flow.edi.WriteEdiStep;
import org.serai.flow.file.AcceptFileStep;
import org.serai.flow.file.NameFileStep;
import org.serai.flow.file.ResultStep;
import org.serai.mapping.CanonicalSchemas;
import org.serai.mapping.LookupListener;
import org.serai.template.Catalogue;

/** Makes a version of what lies in the folders: reads, checks, builds, and starts nothing. */
record FlowLoader(
        FlowHouse house, CanonicalSchemas schemas, LookupListener lookups, Outside outside, boolean rehearsal) {
    private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(20);

    /** Empty when the findings hold an error. The samples of the connectors are left for later. */
    Optional<FlowVersion> load(int number, Instant now, Findings findings) {
        return build(number, now, read(findings), findings);
    }

    /** As {@link #load}, and the samples must be in order. */
    Optional<FlowVersion> loadProved(int number, Instant now, Findings findings) {
        ProjectParts parts = read(findings);
        parts.connectors().checkSamples(findings);
        return build(number, now, parts, findings);
    }

    private ProjectParts read(Findings findings) {
        ProjectParts parts = ProjectParts.read(house.root(), schemas, lookups, findings);
        parts.check(findings);
        return parts;
    }

    Optional<FlowVersion> build(int number, Instant now, ProjectParts parts, Findings findings) {
        if (findings.hasErrors()) {
            return Optional.empty();
        }
        new BindingRules(parts.connectors(), outside.allowed(), findings)
                .check(house.tenants().get());
        if (findings.hasErrors()) {
            return Optional.empty();
        }
        var routes = new AtomicReference<RouteSet>();
        var surroundings = new Surroundings(
                steps(parts, routes),
                outside.connections(),
                HTTP_TIMEOUT,
                outside.allowed(),
                outside.sources(),
                Clock.systemUTC());
        String name = (rehearsal ? "serai-rehearsal-" : "serai-") + number;
        return new RouteSetBuilder(parts.files(), bindings(parts), surroundings, rehearsal)
                .build(name, findings)
                .map(set -> {
                    routes.set(set);
                    return version(number, now, parts, set, findings);
                });
    }

    private static FlowVersion version(int number, Instant now, ProjectParts parts, RouteSet set, Findings findings) {
        Catalogue catalogue = parts.catalogue();
        return new FlowVersion(
                number, now, set, parts, catalogue, parts.files().looked(), List.copyOf(findings.list()), new Gate());
    }

    /** A connector whose documents name their tenant is there once, without being bound. */
    private List<Binding> bindings(ProjectParts parts) {
        var bindings = new ArrayList<Binding>();
        var common = parts.connectors().all().stream()
                .filter(connector -> connector.descriptor().isShared())
                .map(connector -> connector.name().value())
                .toList();
        common.forEach(name -> bindings.add(new Binding("", name, Map.of(), java.util.Set.of())));
        house.bindings().stream()
                .filter(binding -> !common.contains(binding.connector()))
                .map(binding -> withDefaults(binding, parts))
                .forEach(bindings::add);
        return bindings;
    }

    /** What a tenant leaves out is what the descriptor says. */
    private static Binding withDefaults(Binding binding, ProjectParts parts) {
        var values = new HashMap<String, String>();
        parts.connectors()
                .find(new ConnectorName(binding.connector()))
                .ifPresent(connector -> connector.descriptor().settings().values().stream()
                        .filter(setting -> setting.defaultValue() != null)
                        .forEach(setting -> values.put(setting.name(), setting.defaultValue())));
        values.putAll(binding.values());
        return new Binding(binding.tenant(), binding.connector(), Map.copyOf(values), binding.secrets());
    }

    /** One whose answers want a setting takes none of a tenant that left it empty. */
    private DeliverReplyStep.Takers takers(ProjectParts parts, AtomicReference<RouteSet> routes) {
        return (connector, reply) -> parts.connectors()
                .find(connector)
                .map(Connector::descriptor)
                .filter(found -> found.takesAnswers(setting -> setting(connector, reply.tenant(), setting)))
                .filter(found -> routes.get()
                        .dispatcher()
                        .forCallback(connector, reply.tenant())
                        .isPresent());
    }

    private Optional<String> setting(ConnectorName connector, TenantId tenant, String name) {
        return house.tenant(tenant)
                .flatMap(declared -> Optional.ofNullable(declared.connectors().get(connector)))
                .flatMap(binding -> binding.value(name));
    }

    private Map<Class<?>, Object> steps(ProjectParts parts, AtomicReference<RouteSet> routes) {
        var mapping = new FlowMapping(parts, house::tenant);
        var steps = new HashMap<Class<?>, Object>();
        List.of(
                        new ComposeStep(parts.catalogue(), mapping, mapping),
                        new SubmitStep(),
                        new SetIntentStep(),
                        new DeliverReplyStep(takers(parts, routes)),
                        new MapStep(mapping),
                        new JsonStep(),
                        new CheckAnswerStep(mapping),
                        new AcceptStep(outside.door()),
                        new PageAnswerStep(),
                        new PageStep(outside.door()),
                        new KeepSubscriptionStep(),
                        new PutSecretStep(),
                        new AuthorizeStep(outside.tokens()),
                        new AcceptFileStep(outside.door(), Clock.systemUTC()),
                        new ResultStep(),
                        new NameFileStep(),
                        new WriteEdiStep(outside.references()))
                .forEach(step -> steps.put(step.getClass(), step));
        return steps;
    }

    /** A text for the log without any tenant's secrets. */
    String redacted(Exception failed) {
        return new Redaction(house.bindings()).redact(String.valueOf(failed.getMessage()));
    }
}
