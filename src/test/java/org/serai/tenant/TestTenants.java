package org.serai.tenant;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;

/** Tenants made up for a test; can be changed while it runs, as saved files are. */
public final class TestTenants implements Tenants {
    private volatile List<Tenant> tenants;

    public TestTenants(Tenant... tenants) {
        this.tenants = List.of(tenants);
    }

    /** One tenant with one number {@code <id>-number}, account {@code <id>-waba}, and secrets made of its id. */
    public static Tenant tenant(String id, String... connectors) {
        return tenantOfApp(id, id + "-app-secret", connectors);
    }

    /** The same with one connector and its settings. */
    public static Tenant tenant(String id, ConnectorBinding binding) {
        return tenant(id, id + "-app-secret", Map.of(binding.connector(), binding));
    }

    public static Tenant tenantOfApp(String id, String appSecret, String... connectors) {
        return tenant(id, appSecret, bind(connectors));
    }

    private static Tenant tenant(String id, String appSecret, Map<ConnectorName, ConnectorBinding> connectors) {
        TenantId tenant = new TenantId(id);
        Sender sender = new Sender(
                tenant,
                new PhoneNumberId(id + "-number"),
                id + "-waba",
                "+15550783881",
                Set.of(),
                80,
                null,
                new Secret("TOKEN", id + "-access-token"),
                new Secret("APP", appSecret),
                new Secret("VERIFY", id + "-verify-token"));
        return new Tenant(
                tenant,
                id,
                "DE",
                "en",
                ZoneId.of("UTC"),
                true,
                false,
                SendingRules.NONE,
                List.of(sender),
                connectors,
                List.of());
    }

    private static Map<ConnectorName, ConnectorBinding> bind(String... connectors) {
        return Arrays.stream(connectors)
                .map(ConnectorName::new)
                .collect(Collectors.toMap(Function.identity(), name -> new ConnectorBinding(name, Map.of(), Map.of())));
    }

    public void set(Tenant... declared) {
        tenants = List.of(declared);
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return tenants.stream().filter(tenant -> tenant.id().equals(id)).findFirst();
    }

    @Override
    public Collection<Tenant> all() {
        return tenants;
    }
}
