package org.serai.reply;

import java.util.Optional;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.connector.LiveConnectors;
import org.serai.tenant.Tenants;

/**
 * Answers go to connectors the tenant binds and whose descriptor says {@code answers: true}, or names a setting which the
 * tenant filled in.
 */
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
                .flatMap(t -> Optional.ofNullable(t.connectors().get(connector)))
                .filter(binding -> connectors
                        .find(connector)
                        .filter(c -> c.descriptor().takesAnswers(binding::value))
                        .isPresent())
                .isPresent();
    }
}
