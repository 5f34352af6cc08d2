package org.serai.flow;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serai.flow.camel.Binding;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Tenant;

/** Where the files of the project lie and who uses their connectors. */
record FlowHouse(Path root, Supplier<Collection<Tenant>> tenants) {
    /** The folders whose change makes a new version. */
    List<Path> folders() {
        return List.of(root.resolve("routes"), root.resolve("connectors"));
    }

    /** Each tenant's use of each connector, in a stable order. */
    List<Binding> bindings() {
        return tenants.get().stream()
                .sorted(java.util.Comparator.comparing(t -> t.id().value()))
                .flatMap(FlowHouse::bindings)
                .toList();
    }

    private static Stream<Binding> bindings(Tenant tenant) {
        return tenant.connectors().values().stream().map(binding -> binding(tenant, binding));
    }

    private static Binding binding(Tenant tenant, ConnectorBinding bound) {
        Set<String> names = Stream.concat(bound.settings().keySet().stream(), bound.secrets().keySet().stream())
                .collect(Collectors.toSet());
        var values = names.stream()
                .flatMap(name -> bound.value(name).map(v -> java.util.Map.entry(name, v)).stream())
                .collect(Collectors.toMap(java.util.Map.Entry::getKey, java.util.Map.Entry::getValue));
        return new Binding(
                tenant.id().value(),
                bound.connector().value(),
                values,
                Set.copyOf(bound.secrets().keySet()));
    }

    Optional<Tenant> tenant(org.serai.canonical.TenantId id) {
        return tenants.get().stream().filter(t -> t.id().equals(id)).findFirst();
    }
}
