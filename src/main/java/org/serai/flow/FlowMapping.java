package org.serai.flow;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.TenantId;
import org.serai.mapping.Mapping;
import org.serai.tenant.Tenant;

/** The mappings of one version as the steps ask for them. */
record FlowMapping(ProjectParts parts, Function<TenantId, Optional<Tenant>> tenants)
        implements FlowParameters, Translations, TenantFacts {

    @Override
    public Map<String, Object> of(String flow, Map<String, Object> data, String locale, ZoneId zone) {
        Optional<Mapping> mapping = parts.flowMappings().find(flow + "/" + flow + ".jslt");
        Object made = mapping.<@Nullable Object>map(m -> m.apply(data, Map.of("locale", locale, "zone", zone.getId())))
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
    public @Nullable Object apply(String mapping, @Nullable Object document, String tenant, @Nullable Object callback) {
        var variables = new java.util.HashMap<String, Object>();
        if (callback != null) {
            variables.put("callback", callback);
        }
        if (!tenant.isEmpty()) {
            tenants.apply(new TenantId(tenant))
                    .ifPresent(t -> variables.put("tenant", Map.of("region", t.region(), "language", t.language())));
        }
        return parts.connectors()
                .mappings()
                .find(mapping)
                .orElseThrow(() -> new DocumentException(
                        "mapping.missing", "", "no mapping connectors/" + mapping, "write it, or mend the route"))
                .apply(document, variables);
    }

    @Override
    public Facts of(TenantId tenant) {
        return tenants.apply(tenant)
                .map(t -> new Facts(t.language(), t.zone()))
                .orElse(new Facts("en", java.time.ZoneOffset.UTC));
    }
}
