package org.serai.ingress;

import java.util.Optional;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.connector.Connector;
import org.serai.connector.LiveConnectors;
import org.serai.tenant.Tenants;

/** Finds what a tenant has bound. */
final class Bindings {
    private final Tenants tenants;
    private final LiveConnectors connectors;

    Bindings(Tenants tenants, LiveConnectors connectors) {
        this.tenants = tenants;
        this.connectors = connectors;
    }

    /** Names from the address bar may be of any shape; a name nobody can have is simply not found. */
    Optional<Bound> find(String tenant, String connector) {
        return TenantId.isId(tenant) && ConnectorName.isName(connector)
                ? find(new TenantId(tenant), new ConnectorName(connector))
                : Optional.empty();
    }

    boolean isTenant(String tenant) {
        return TenantId.isId(tenant) && tenants.find(new TenantId(tenant)).isPresent();
    }

    /** The connector itself, whoever binds it. */
    Optional<Connector> connector(ConnectorName name) {
        return connectors.find(name);
    }

    Optional<Bound> find(TenantId tenant, ConnectorName connector) {
        return tenants.find(tenant)
                .flatMap(t -> Optional.ofNullable(t.connectors().get(connector))
                        .flatMap(binding -> connectors.find(connector).map(c -> new Bound(t, c, binding))));
    }
}
