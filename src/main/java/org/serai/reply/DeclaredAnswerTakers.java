package org.serai.reply;

import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.connector.LiveConnectors;
import org.serai.tenant.Tenants;

/** Answers go to connectors the tenant binds and whose descriptor says {@code answers: true}. */
final class DeclaredAnswerTakers implements AnswerTakers {
    private final LiveConnectors connectors;
    private final Tenants tenants;

    DeclaredAnswerTakers(LiveConnectors connectors, Tenants tenants) {
        this.connectors = connectors;
        this.tenants = tenants;
    }

    @Override
    public boolean takesAnswers(TenantId tenant, ConnectorName connector) {
        return tenants.find(tenant)
                        .filter(t -> t.connectors().containsKey(connector))
                        .isPresent()
                && connectors
                        .find(connector)
                        .filter(c -> c.descriptor().answers())
                        .isPresent();
    }
}
