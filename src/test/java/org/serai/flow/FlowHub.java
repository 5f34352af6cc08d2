package org.serai.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Event;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.Ref;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;
import org.serai.egress.Callback;
import org.serai.flow.camel.Sources;
import org.serai.flow.edi.References;
import org.serai.flow.http.AccessTokens;
import org.serai.flow.http.AllowedAddresses;
import org.serai.flow.lease.Leases;
import org.serai.mapping.CanonicalSchemas;
import org.serai.outbox.Tokens;
import org.serai.policy.Verdict;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;
import org.serai.tenant.SendingRules;
import org.serai.tenant.Tenant;

/** The room's parts as the hub wires them, with a desk and callbacks that only remember. */
final class FlowHub implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final CanonicalSchemas SCHEMAS = new CanonicalSchemas();
    final List<OutboundMessage> submitted = Collections.synchronizedList(new ArrayList<>());
    final List<Callback> callbacks = Collections.synchronizedList(new ArrayList<>());
    final FlowEngine engine;
    final FlowWatcher watcher;
    final LiveFlows flows;
    final LiveSystems systems;
    volatile Optional<RuntimeException> deskFails = Optional.empty();
    private volatile Collection<Tenant> tenants;

    FlowHub(FlowProject project, Tenant... tenants) {
        this.tenants = List.of(tenants);
        var house = new FlowHouse(project.root(), () -> this.tenants);
        var allowed = AllowedAddresses.of("127.0.0.1");
        var logins = Optional.of(new AccessTokens(allowed));
        var outside = new Outside(Optional.empty(), Optional.empty(), Sources.NONE, References.NONE, logins, allowed);
        var loader = new FlowLoader(house, SCHEMAS, lookup -> {}, outside, false);
        engine = new FlowEngine(loader, Leases.ALONE, version -> {});
        watcher = new FlowWatcher(engine, house, Clock.fixed(NOW, ZoneOffset.UTC));
        var tokens = new Tokens("0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        flows = new LiveFlows(engine, () -> new FlowRun(this::submit, callbacks::add, tokens));
        systems = new LiveSystems(engine);
    }

    private Verdict submit(OutboundMessage message) {
        deskFails.ifPresent(failure -> {
            throw failure;
        });
        submitted.add(message);
        return new Verdict.Admit();
    }

    void tenants(Tenant... changed) {
        tenants = List.of(changed);
    }

    FlowHub started() {
        if (!watcher.start()) {
            throw new AssertionError(engine.refused().toString());
        }
        engine.startSources();
        return this;
    }

    static Tenant tenant(String id, Map<String, String> settings, Map<String, String> secrets) {
        var held = new java.util.HashMap<String, Secret>();
        secrets.forEach((name, value) -> held.put(name, new Secret(name, value)));
        return tenant(id, new ConnectorBinding(new ConnectorName("shop"), settings, held));
    }

    static Tenant tenant(String id, ConnectorBinding... bindings) {
        return new Tenant(
                new TenantId(id),
                "Test",
                "DE",
                "en",
                ZoneId.of("Europe/Berlin"),
                false,
                true,
                SendingRules.NONE,
                List.of(),
                Stream.of(bindings).collect(Collectors.toMap(ConnectorBinding::connector, Function.identity())),
                List.of());
    }

    static Tenant demo() {
        return tenant(
                "demo",
                Map.of("url", "http://127.0.0.1:1"),
                Map.of("access-token", "demo-token", "webhook-secret", "demo-secret"));
    }

    static Event order(String tenant, String number) {
        return new Event(
                "event-" + number,
                "delivery-" + number,
                new TenantId(tenant),
                new ConnectorName("shop"),
                "order.created.v1",
                number,
                OffsetDateTime.parse("2026-11-22T09:00:00Z"),
                Map.of(
                        "orderId", number,
                        "orderNumber", number,
                        "customer",
                                Map.of(
                                        "givenName",
                                        "Ada",
                                        "locale",
                                        "de",
                                        "phone",
                                        Map.of("raw", "+4915100000001", "e164", "+4915100000001"))));
    }

    static CustomerReply reply(String tenant, String flow, String button) {
        return reply(tenant, flow, button, new Ref("shop", "order", "5001", null));
    }

    static CustomerReply reply(String tenant, String flow, String button, Ref about, Ref... more) {
        return new CustomerReply(
                new TenantId(tenant),
                new Wamid("wamid.1"),
                Recipient.of(new PhoneNumber("+4915100000001")),
                "Ada",
                new PhoneNumberId("1"),
                NOW,
                "button",
                "Löschen ☂ 取消",
                button,
                null,
                null,
                null,
                flow.isEmpty() ? "none" : "token",
                flow.isEmpty() ? null : flow,
                flow.isEmpty() ? null : new ConnectorName(about.system()),
                null,
                null,
                List.of("4711"),
                Stream.concat(Stream.of(about), Stream.of(more)).toList());
    }

    /** Waits without sleeping longer than needed; tells how long it took. */
    static Duration until(BooleanSupplier condition, Duration deadline) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > deadline.toNanos()) {
                throw new AssertionError("not within " + deadline);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    int version() {
        return engine.version().map(FlowVersion::number).orElse(0);
    }

    @Override
    public void close() {
        watcher.close();
        engine.close();
    }
}
