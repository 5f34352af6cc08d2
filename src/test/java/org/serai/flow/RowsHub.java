package org.serai.flow;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.egress.Callback;
import org.serai.flow.camel.Sources;
import org.serai.flow.edi.References;
import org.serai.flow.http.AllowedAddresses;
import org.serai.flow.lease.Leases;
import org.serai.ingress.DocumentDoor;
import org.serai.json.Json;
import org.serai.mapping.CanonicalSchemas;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;
import org.serai.tenant.Tenant;

/** The shipped SQL folders, run against a real database, with a door that notes what it is handed. */
final class RowsHub implements AutoCloseable {
    final List<DocumentDoor.Document> accepted = Collections.synchronizedList(new ArrayList<>());
    final List<DocumentDoor.Document> parked = Collections.synchronizedList(new ArrayList<>());
    final FlowEngine engine;
    final LiveSystems systems;
    /** Runs before a document is accepted; what it throws, the source gets. */
    volatile Consumer<Tree> door = document -> {};

    RowsHub(Path folder, Tenant... tenants) {
        this(AllowedAddresses.of("127.0.0.1, localhost"), folder, tenants);
    }

    RowsHub(AllowedAddresses allowed, Path folder, Tenant... tenants) {
        var project = FlowProject.in(folder).with("sql").with("sql-outbox");
        var house = new FlowHouse(project.root(), () -> List.of(tenants));
        var outside = new Outside(
                Optional.empty(), Optional.of(new Door()), Sources.NONE, References.NONE, Optional.empty(), allowed);
        var loader = new FlowLoader(house, new CanonicalSchemas(), lookup -> {}, outside, false);
        engine = new FlowEngine(loader, Leases.ALONE, version -> {});
        systems = new LiveSystems(engine);
    }

    RowsHub started() {
        if (!engine.load(Instant.EPOCH)) {
            throw new AssertionError(engine.refused().toString());
        }
        engine.startSources();
        return this;
    }

    static ConnectorBinding binding(String connector, Map<String, String> settings, String password) {
        var values = new java.util.HashMap<>(settings);
        values.putIfAbsent("every-seconds", "1");
        return new ConnectorBinding(
                new ConnectorName(connector), values, Map.of("password", new Secret("password", password)));
    }

    private final class Door implements DocumentDoor {
        @Override
        public List<String> accept(Document document) {
            door.accept(tree(document));
            accepted.add(document);
            return List.of("event");
        }

        @Override
        public void park(Document document, SeraiException cause) {
            parked.add(document);
        }
    }

    static Tree tree(DocumentDoor.Document document) {
        return Tree.of(Json.parse(new String(document.body(), StandardCharsets.UTF_8)));
    }

    List<String> ids() {
        synchronized (accepted) {
            return accepted.stream()
                    .map(document -> tree(document).text("id").orElse(""))
                    .toList();
        }
    }

    void deliver(String connector, CustomerReply reply) {
        systems.deliver(new Callback(UUID.randomUUID(), new ConnectorName(connector), "deliver", reply));
    }

    @Override
    public void close() {
        engine.stopSources();
        engine.close();
    }
}
