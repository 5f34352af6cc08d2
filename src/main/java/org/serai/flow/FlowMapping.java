package org.serai.flow;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.DocumentException;
import org.serai.canonical.TenantId;
import org.serai.mapping.Mapping;
import org.serai.tenant.Tenant;

/** The mappings of one version as the steps ask for them. */
record FlowMapping(ProjectParts parts, Function<TenantId, Optional<Tenant>> tenants)
        implements FlowParameters, Translations, TenantFacts {

    @Override
    public Map<String, Object> of(String flow, Map<String, Object> data, String locale, ZoneId zone) {
        Optional<Mapping> mapping = parts.flowMappings().find("flows/" + flow + "/" + flow + ".jslt");
        Object made = mapping.flatMap(
                        m -> Optional.ofNullable(m.apply(data, Map.of("locale", locale, "zone", zone.getId()))))
                .orElse(Map.of());
        if (made instanceof Map<?, ?> given) {
            var values = new java.util.LinkedHashMap<String, Object>();
            given.forEach((name, value) -> values.put(String.valueOf(name), value));
            return values;
        }
        throw new DocumentException(
                "mapping.failed",
                "",
                "routes/flows/" + flow + "/" + flow + ".jslt gives no object",
                "let it give the template's parameters");
    }

    @Override
    public @Nullable Object apply(String mapping, @Nullable Object document, Given given) {
        var variables = new java.util.HashMap<String, @Nullable Object>();
        variables.put("callback", given.callback());
        variables.put("received", given.received());
        Optional.ofNullable(given.tenant())
                .flatMap(id -> tenants.apply(new TenantId(id)))
                .ifPresent(tenant -> about(tenant, mapping, variables));
        return parts.connectors()
                .mappings()
                .find(mapping)
                .orElseThrow(() -> new DocumentException(
                        "mapping.missing", "", "no mapping connectors/" + mapping, "write it, or mend the route"))
                .apply(document, variables);
    }

    /** What a mapping may know of its tenant: never a secret. */
    private void about(Tenant tenant, String mapping, Map<String, @Nullable Object> variables) {
        variables.put("tenant", Map.of("region", tenant.region(), "language", tenant.language()));
        var connector = new ConnectorName(mapping.split("/", 2)[0]);
        var settings = new java.util.HashMap<String, String>();
        parts.connectors()
                .find(connector)
                .ifPresent(known -> known.descriptor().settings().values().stream()
                        .filter(setting -> !setting.isSecret() && setting.defaultValue() != null)
                        .forEach(setting -> settings.put(setting.name(), setting.defaultValue())));
        var bound = tenant.connectors().get(connector);
        if (bound != null) {
            settings.putAll(bound.settings());
        }
        variables.put("settings", settings);
    }

    @Override
    public Facts of(TenantId tenant) {
        return tenants.apply(tenant)
                .map(t -> new Facts(t.language(), t.zone()))
                .orElse(new Facts("en", java.time.ZoneOffset.UTC));
    }
}
