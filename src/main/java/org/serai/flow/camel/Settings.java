package org.serai.flow.camel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;

/**
 * What placeholders stand for: the tenants' values for {@code {{connector.setting}}}, under keys that name the tenant, and the
 * parameters of each use of a Kamelet, under keys that name the use.
 */
final class Settings implements PropertiesSource {
    private final Map<String, String> values = new HashMap<>();

    Settings(List<Binding> bindings, Instances instances) {
        bindings.forEach(
                binding -> binding.values().forEach((name, value) -> values.putIfAbsent(binding.key(name), value)));
        instances
                .all()
                .forEach(instance ->
                        instance.parameters().forEach((name, value) -> values.put(instance.key(name), value)));
    }

    @Override
    public String getName() {
        return "serai";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return values.get(name);
    }
}
