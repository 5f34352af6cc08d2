package org.serai.flow;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.serai.canonical.DocumentException;
import org.serai.canonical.SeraiException;
import org.serai.flow.camel.Sources;
import org.serai.flow.edi.References;
import org.serai.flow.http.AccessTokens;
import org.serai.flow.http.AllowedAddresses;
import org.serai.flow.lease.LeaseTable;
import org.serai.flow.lease.NodeLeases;
import org.serai.flow.poll.CursorTable;
import org.serai.flow.watch.SourceFigures;
import org.serai.ingress.DocumentDoor;
import org.serai.ingress.Parcels;
import org.serai.ingress.PublicAddress;
import org.serai.json.Json;
import org.serai.mapping.CanonicalSchemas;
import org.serai.tenant.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One node whose routes poll: real routes, leases and cursors, a door that remembers. What the hub's threads do, tests do. */
final class PollHub implements AutoCloseable, DocumentDoor {
    static final Duration SOON = Duration.ofMinutes(2);
    static final Duration LEASE = Duration.ofSeconds(2);
    private static final String READ = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: shop-page-action
              labels: { camel.apache.org/kamelet.type: action }
            spec:
              definition:
                title: Shop Page Action
                description: Asks the shop for a page.
                required: [url]
                properties:
                  url: { title: Address, description: The shop's address, type: string }
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - removeHeaders: { id: no-headers-in, pattern: "*" }
                    - setHeader: { id: path, name: CamelHttpPath, simple: "${body[path]}" }
                    - setHeader: { id: query, name: CamelHttpQuery, simple: "${body[query]}" }
                    - setHeader: { id: etag, name: If-None-Match, simple: "${body[etag]}" }
                    - setBody: { id: nothing, constant: "" }
                    - to:
                        id: get
                        uri: "{{url}}"
                        parameters: { httpMethod: GET, bridgeEndpoint: true, skipResponseHeaders: false, okStatusCodeRange: "200-299,304", connectTimeout: 3000, responseTimeout: 10000 }
                    - to: { id: answer, uri: kamelet:page-answer-action }
                    - removeHeaders: { id: no-headers-out, pattern: "*" }
            """;
    private static final String ROUTE = """
            - route:
                id: shop-poll
                description: What is new in the shop is read page by page.
                from:
                  uri: kamelet:poll-source
                  parameters: { connector: shop, every: 50ms, overlap: 1m, items: /orders, changed: /changed, base: "{{shop.url}}", type: orders/create, deliveryId: "/id /changed", PAGING }
                  steps:
                    - to: { id: question, uri: kamelet:map-action, parameters: { mapping: shop/mapping/question.jslt } }
                    - to: { id: shop-page-action, uri: kamelet:shop-page-action, parameters: { url: "{{shop.url}}" } }
                    - to: { id: accept, uri: kamelet:accept-page-action }
            """;
    private static final String QUESTION = """
            {
              "path": if (.path) .path else "/orders",
              "query": if (.path) .query else "since=" + .since + "&page=" + string(.page) + (if (.mark) "&mark=" + .mark else ""),
              "etag": .etag
            }
            """;
    final List<Document> accepted = new CopyOnWriteArrayList<>();
    final List<String> parked = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final SourceFigures figures = new SourceFigures(meters);
    final FlowEngine engine;
    /** How long the hub asks its polls to hold back. */
    volatile Optional<Duration> pause = Optional.empty();

    private final AccessTokens tokens;

    static FlowProject project(FlowProject project, String paging) {
        project.write("connectors/shop/shop-page-action.kamelet.yaml", READ);
        project.write("connectors/shop/mapping/question.jslt", QUESTION);
        String routes = project.read("connectors/shop/shop.camel.yaml");
        project.write("connectors/shop/shop.camel.yaml", routes + ROUTE.replace("PAGING", paging));
        return project;
    }

    static Tenant tenant(String url) {
        return FlowHub.tenant(
                "demo", Map.of("url", url), Map.of("access-token", "demo-token", "webhook-secret", "demo-secret"));
    }

    PollHub(FlowProject project, DataSource data, Tenant... tenants) {
        this(project, data, "https://hub.example", tenants);
    }

    /** @param address as systems reach this hub; empty: nobody said */
    PollHub(FlowProject project, DataSource data, String address, Tenant... tenants) {
        JdbcClient jdbc = JdbcClient.create(data);
        var allowed = AllowedAddresses.of("127.0.0.1");
        tokens = new AccessTokens(allowed);
        var loader = new FlowLoader(
                new FlowHouse(project.root(), () -> List.of(tenants)),
                new CanonicalSchemas(),
                lookup -> {},
                new Outside(
                        Optional.empty(),
                        Optional.of(this),
                        sources(jdbc, address),
                        References.NONE,
                        Optional.of(tokens),
                        allowed),
                false);
        var leases = new NodeLeases(new LeaseTable(jdbc), UUID.randomUUID().toString(), LEASE);
        engine = new FlowEngine(loader, leases, version -> {});
    }

    private Sources sources(JdbcClient jdbc, String address) {
        return new Sources(
                new CursorTable(jdbc),
                tenant -> pause,
                figures,
                new PublicAddress(address),
                Optional.of(new Parcels(jdbc)));
    }

    PollHub started() {
        if (!engine.load(Clock.fixed(FlowHub.NOW, ZoneOffset.UTC).instant())) {
            throw new AssertionError(engine.refused().toString());
        }
        engine.startSources();
        return this;
    }

    /** What the threads of a hub do all the time. */
    void beat() {
        engine.keepLeases();
        engine.keepSources();
    }

    @Override
    public List<String> accept(Document document) {
        if (Json.parseObject(document.body()).containsKey("poison")) {
            throw new DocumentException("document.too-large", "", "poison", "");
        }
        accepted.add(document);
        return List.of(String.valueOf(document.deliveryId()));
    }

    @Override
    public void park(Document document, SeraiException cause) {
        parked.add(document.deliveryId() + " " + cause.code());
    }

    List<String> ids() {
        return accepted.stream()
                .map(document -> String.valueOf(document.deliveryId()).split(" ", 2)[0])
                .distinct()
                .toList();
    }

    /** As a node that dies: nothing is given back. */
    @Override
    public void close() {
        engine.close();
        try {
            tokens.close();
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
