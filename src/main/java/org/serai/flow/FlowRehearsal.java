package org.serai.flow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Event;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.SeraiException;
import org.serai.connector.Connectors;
import org.serai.egress.Callback;
import org.serai.finding.Findings;
import org.serai.flow.camel.Recorder;
import org.serai.flow.camel.SystemFailure;
import org.serai.mapping.CanonicalSchemas;
import org.serai.policy.Verdict;
import org.serai.template.Catalogue;
import org.serai.tenant.Tenant;

/**
 * The flows of a folder, loaded to be tried: the real routes, mappings and templates, with recorders where a business
 * system, the outbox or a source would be. Needs no database, no broker, no network. For one thread at a time.
 */
public final class FlowRehearsal implements AutoCloseable {
    private final FlowVersion version;

    private FlowRehearsal(FlowVersion version) {
        this.version = version;
    }

    /** Empty when the files do not fit together; the findings say why. */
    public static Optional<FlowRehearsal> load(Path root, List<Tenant> tenants, Findings findings) {
        var loader = new FlowLoader(
                new FlowHouse(root, () -> tenants), new CanonicalSchemas(), lookup -> {}, Outside.NOTHING, true);
        return loader.loadProved(1, Instant.EPOCH, findings).map(FlowRehearsal::started);
    }

    /** As {@link #load(Path, List, Findings)} with tenants that bind every connector with its own examples. */
    public static Optional<FlowRehearsal> load(Path root, java.util.Collection<String> tenants, Findings findings) {
        return load(
                root,
                tenants.stream()
                        .distinct()
                        .map(id -> ExampleTenant.of(id, root))
                        .toList(),
                findings);
    }

    private static FlowRehearsal started(FlowVersion version) {
        try {
            version.routes().startInner();
            return new FlowRehearsal(version);
        } catch (Exception failed) {
            version.routes().close();
            throw new SeraiException(
                    "route.not-started", "routes", String.valueOf(failed.getMessage()), "see ./serai validate", failed);
        }
    }

    public Catalogue catalogue() {
        return version.catalogue();
    }

    public Connectors connectors() {
        return version.parts().connectors();
    }

    ProjectParts parts() {
        return version.parts();
    }

    public Rehearsed run(Event event, Function<OutboundMessage, Verdict> judge) {
        return new Recording(judge).of(run -> version.run(event, run));
    }

    public Rehearsed run(CustomerReply reply, Function<OutboundMessage, Verdict> judge) {
        return new Recording(judge).of(run -> version.run(reply, run));
    }

    /**
     * The calls the connector's reply route would make.
     *
     * @throws SeraiException when it has none, or when the route refuses
     */
    public List<Rehearsed.Call> deliver(Callback callback) {
        var reply = callback.reply();
        var calls = new ArrayList<Rehearsed.Call>();
        Recorder recorder = (step, body) -> calls.add(new Rehearsed.Call(step, body));
        var entrance = version.dispatcher()
                .forCallback(callback.connector(), reply.tenant())
                .orElseThrow(() -> new SeraiException(
                        "sink.none",
                        "connectors/" + callback.connector(),
                        "connector " + callback.connector() + " has no route for replies",
                        "add one"));
        try {
            entrance.run(
                    reply.toCloudEvent(),
                    Map.of(
                            Recorder.PROPERTY,
                            recorder,
                            Translations.RECEIVED,
                            reply.receivedAt().toString()),
                    Runs.variables(reply.tenant().value(), callback.id().toString(), "whatsapp"));
        } catch (Exception failed) {
            throw SystemFailure.of(callback.connector().value(), failed);
        }
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        version.routes().close();
    }
}
