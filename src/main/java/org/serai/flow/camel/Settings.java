package org.serai.flow.camel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;

/** The tenants' values for {@code {{connector.setting}}}, under keys that name the tenant. */
final class Settings implements PropertiesSource {
    private final Map<String, String> values;

    Settings(List<Binding> bindings) {
        this.values = bindings.stream()
                .flatMap(binding -> binding.values().entrySet().stream()
                        .map(entry -> Map.entry(binding.key(entry.getKey()), entry.getValue())))
                .collect(
                        Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    @Override
    public String getName() {
        return "tenants";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return values.get(name);
    }
}
