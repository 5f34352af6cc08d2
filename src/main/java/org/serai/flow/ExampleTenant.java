package org.serai.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;
import org.serai.finding.YamlNode;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;
import org.serai.tenant.Tenant;

/** A tenant for checks and rehearsals: binds every connector with the example values of its settings. Reaches nobody. */
final class ExampleTenant {
    private ExampleTenant() {}

    static Tenant of(String id, Path root) {
        return new Tenant(
                new TenantId(id),
                "Example",
                "DE",
                "en",
                ZoneId.of("Europe/Berlin"),
                false,
                true,
                List.of(),
                bindings(root.resolve("connectors")),
                List.of());
    }

    private static Map<ConnectorName, ConnectorBinding> bindings(Path connectors) {
        var bindings = new LinkedHashMap<ConnectorName, ConnectorBinding>();
        if (Files.isDirectory(connectors)) {
            try (Stream<Path> folders = Files.list(connectors)) {
                folders.filter(Files::isDirectory)
                        .sorted()
                        .forEach(folder -> name(folder)
                                .ifPresent(
                                        name -> bindings.put(name, binding(name, folder.resolve("connector.yaml")))));
            } catch (IOException changing) {
                throw new java.io.UncheckedIOException(changing);
            }
        }
        return bindings;
    }

    private static Optional<ConnectorName> name(Path folder) {
        try {
            return Optional.of(new ConnectorName(folder.getFileName().toString()));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static ConnectorBinding binding(ConnectorName name, Path descriptor) {
        var settings = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashMap<String, Secret>();
        read(descriptor)
                .ifPresent(root -> root.get("settings").entries().forEach((setting, node) -> {
                    if (node.text("type").filter("password"::equals).isPresent()) {
                        secrets.put(setting, new Secret(setting, "example-" + name + "-" + setting));
                    } else {
                        settings.put(setting, example(node));
                    }
                }));
        return new ConnectorBinding(name, settings, secrets);
    }

    private static String example(YamlNode setting) {
        return setting.text("default").or(() -> setting.text("example")).orElseGet(() -> switch (setting.text("type")
                .orElse("string")) {
            case "integer" -> "1";
            case "boolean" -> "false";
            default -> "https://example.invalid";
        });
    }

    private static Optional<YamlNode> read(Path file) {
        try {
            return Yaml.read(file.toString(), Files.readString(file), new Findings());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
