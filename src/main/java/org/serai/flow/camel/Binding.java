package org.serai.flow.camel;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One tenant's use of one connector: the values its routes refer to as {@code {{connector.setting}}}.
 *
 * @param tenant empty where the connector's documents name their tenant: then it is there once, for all
 * @param values settings and secrets by name; a value is never printed
 * @param secrets the names of those that are secret
 */
public record Binding(String tenant, String connector, Map<String, String> values, Set<String> secrets) {
    Optional<String> value(String setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** The key under which Camel finds a setting of this tenant. */
    String key(String setting) {
        return tenant + "@" + connector + "." + setting;
    }

    @Override
    public String toString() {
        return connector + " of " + tenant;
    }
}
