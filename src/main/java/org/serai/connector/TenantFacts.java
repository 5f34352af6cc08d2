package org.serai.connector;

import java.util.HashMap;
import java.util.Map;

/**
 * What a mapping may know of the tenant it works for.
 *
 * @param settings the tenant's settings of this connector; a mapping sees those its descriptor declares, and no secret
 */
public record TenantFacts(String region, String language, boolean phonesMustBeValid, Map<String, String> settings) {
    Map<String, Object> toTree() {
        return Map.of("region", region, "language", language, "phones", phonesMustBeValid ? "valid" : "possible");
    }

    Map<String, Object> settingsOf(Descriptor connector) {
        var visible = new HashMap<String, Object>();
        connector.settings().values().stream()
                .filter(setting -> !setting.isSecret())
                .forEach(setting -> {
                    String value = settings.getOrDefault(setting.name(), setting.defaultValue());
                    if (value != null) {
                        visible.put(setting.name(), value);
                    }
                });
        return visible;
    }
}
