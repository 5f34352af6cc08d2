package org.serai.tenant;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;

/**
 * One legal entity and all it declares in {@code tenants/<id>.yaml}.
 *
 * @param region ISO 3166 code, for phone numbers written without a country
 * @param language the last link of every language chain
 * @param phonesMustBeValid false: a number that is merely possible will do (made-up numbers of a demo)
 * @param phoneGrantsConsent true: a source event that carries a phone counts as opt-in for its purpose
 */
public record Tenant(
        TenantId id,
        String legalEntity,
        String region,
        String language,
        ZoneId zone,
        boolean phonesMustBeValid,
        boolean phoneGrantsConsent,
        SendingRules sending,
        List<Sender> senders,
        Map<ConnectorName, ConnectorBinding> connectors,
        List<ApiKey> apiKeys) {

    /** The number that writes to people of this country: the first that names it, else the first that names none. */
    public java.util.Optional<Sender> senderFor(String country) {
        return senders.stream()
                .filter(s -> s.countries().contains(country))
                .findFirst()
                .or(() -> senders.stream().filter(s -> s.countries().isEmpty()).findFirst());
    }
}
