package org.serai.flow;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.connector.LiveConnectors;
import org.serai.database.TableWorker;
import org.serai.egress.Callbacks;
import org.serai.flow.camel.Sources;
import org.serai.flow.edi.ReferenceTable;
import org.serai.flow.edi.References;
import org.serai.flow.http.AccessTokens;
import org.serai.flow.http.AllowedAddresses;
import org.serai.flow.lease.LeaseTable;
import org.serai.flow.lease.Leases;
import org.serai.flow.lease.NodeLeases;
import org.serai.flow.poll.CursorTable;
import org.serai.flow.poll.Restraint;
import org.serai.flow.watch.SourceFigures;
import org.serai.ingress.Admission;
import org.serai.ingress.Consignment;
import org.serai.ingress.DocumentDoor;
import org.serai.ingress.KnownEvents;
import org.serai.ingress.Parcels;
import org.serai.ingress.Preview;
import org.serai.ingress.PublicAddress;
import org.serai.ingress.Refusal;
import org.serai.mapping.CanonicalSchemas;
import org.serai.mapping.UnmappedWords;
import org.serai.outbox.Desk;
import org.serai.outbox.Rehearsal;
import org.serai.outbox.Tokens;
import org.serai.template.LiveCatalogue;
import org.serai.tenant.Tenants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Wires the room. What flows act on is asked for at the first run, since whoever keeps messages and replies also runs flows.
 */
@Configuration(proxyBeanMethods = false)
class FlowConfiguration {
    @Bean
    FlowHouse flowHouse(@Value("${serai.project:.}") Path root, Tenants tenants) {
        return new FlowHouse(root, tenants::all);
    }

    @Bean
    TemplateUsers templateUsers() {
        return new TemplateUsers();
    }

    @Bean(destroyMethod = "close")
    FlowEngine flowEngine(
            FlowHouse house,
            CanonicalSchemas schemas,
            UnmappedWords unmapped,
            Optional<ConnectionFactory> connections,
            ObjectProvider<DocumentDoor> door,
            LiveCatalogue catalogue,
            LiveConnectors liveConnectors,
            TemplateUsers templateUsers,
            Leases leases,
            Sources sources,
            References references,
            AccessTokens tokens,
            AllowedAddresses allowed) {
        DocumentDoor late = new DocumentDoor() {
            @Override
            public List<String> accept(Document document) {
                return door.getObject().accept(document);
            }

            @Override
            public List<String> acceptTree(Document document) {
                return door.getObject().acceptTree(document);
            }

            @Override
            public void park(Document document, SeraiException cause) {
                door.getObject().park(document, cause);
            }

            @Override
            public Consignment.Tally unload(
                    Consignment consignment, InputStream bytes, Consumer<Consignment.Unloaded> told) {
                return door.getObject().unload(consignment, bytes, told);
            }

            @Override
            public List<Map<String, Object>> receipts(Consignment consignment, InputStream bytes) {
                return door.getObject().receipts(consignment, bytes);
            }
        };
        var loader = new FlowLoader(
                house,
                schemas,
                unmapped,
                new Outside(connections, Optional.of(late), sources, references, Optional.of(tokens), allowed),
                false);
        return new FlowEngine(loader, leases, version -> {
            catalogue.set(version.catalogue());
            liveConnectors.set(version.parts().connectors());
            templateUsers.set(version.parts().files());
            unmapped.newVersion();
        });
    }

    @Bean(destroyMethod = "close")
    FlowWatcher flowWatcher(FlowEngine engine, FlowHouse house, Clock clock) {
        return new FlowWatcher(engine, house, clock);
    }

    @Bean
    FlowLife flowLife(FlowEngine engine, FlowWatcher watcher) {
        return new FlowLife(engine, watcher);
    }

    /** The demo's business systems stand in on this machine. */
    @Bean
    AllowedAddresses allowedAddresses(
            @Value("${serai.egress.allow}") String allow, @Value("${serai.demo}") boolean isDemo) {
        return AllowedAddresses.of(isDemo ? allow + ",127.0.0.1" : allow);
    }

    @Bean
    AccessTokens accessTokens(AllowedAddresses allowed) {
        return new AccessTokens(allowed);
    }

    @Bean
    Leases leases(JdbcClient jdbc, @Value("${serai.sources.lease}") Duration lease) {
        return new NodeLeases(new LeaseTable(jdbc), UUID.randomUUID().toString(), lease);
    }

    @Bean
    SourceFigures sourceFigures(MeterRegistry meters) {
        return new SourceFigures(meters);
    }

    @Bean
    Sources sources(
            JdbcClient jdbc, Admission admission, SourceFigures figures, PublicAddress address, Parcels parcels) {
        Restraint restraint =
                tenant -> (tenant.isEmpty() ? admission.refusal() : admission.refusal(new TenantId(tenant)))
                        .map(Refusal::retryAfter);
        return new Sources(new CursorTable(jdbc), restraint, figures, address, Optional.of(parcels));
    }

    @Bean
    References references(JdbcClient jdbc) {
        return new ReferenceTable(jdbc);
    }

    /** Apart from what starts and stops routes: that takes its time, a lease has none. */
    @Bean
    TableWorker leaseKeeper(FlowEngine engine, @Value("${serai.sources.lease}") Duration lease) {
        return new TableWorker("serai-leases", 1, lease.dividedBy(5), () -> {
            engine.keepLeases();
            return false;
        });
    }

    @Bean
    TableWorker sourceKeeper(FlowEngine engine) {
        return new TableWorker("serai-sources", 1, Duration.ofMillis(500), () -> {
            engine.keepSources();
            return false;
        });
    }

    @Bean
    FlowSources flowSources(FlowEngine engine) {
        return new FlowSources(engine);
    }

    @Bean
    LiveFlows liveFlows(
            FlowEngine engine,
            ObjectProvider<Desk> desk,
            ObjectProvider<Callbacks> callbacks,
            ObjectProvider<Tokens> tokens) {
        return new LiveFlows(engine, () -> new FlowRun(desk.getObject(), callbacks.getObject(), tokens.getObject()));
    }

    @Bean
    LiveSystems liveSystems(FlowEngine engine) {
        return new LiveSystems(engine);
    }

    @Bean
    DryRun dryRun(FlowEngine engine) {
        return new DryRun(engine);
    }

    @Bean
    FlowRetelling flowRetelling(FlowEngine engine, KnownEvents events, ObjectProvider<Tokens> tokens) {
        return new FlowRetelling(engine, events, tokens::getObject);
    }

    @Bean
    DocumentForecast documentForecast(Preview preview, KnownEvents known, DryRun flows, Rehearsal rehearsal) {
        return new DocumentForecast(preview, known, flows, rehearsal);
    }

    @Bean
    FlowHealth flowHealth(FlowEngine engine) {
        return new FlowHealth(engine);
    }

    @Bean
    RoutesHealthIndicator routesHealthIndicator(FlowHealth flows) {
        return new RoutesHealthIndicator(flows);
    }
}
