package org.serai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.finding.Findings;
import org.serai.finding.Snapshot;
import org.serai.finding.Yaml;
import org.serai.finding.YamlNode;
import org.serai.tenant.ApiKey;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenant;
import org.serai.tenant.TenantSource;

/**
 * The demo's one tenant with the fixed values of the demo. It binds every folder of connectors/ as it stands there now:
 * addresses lead to the sandbox's stand-in, secrets are {@code demo-<connector>-secret}.
 */
final class DemoTenants implements TenantSource {
    private static final TenantId DEMO = new TenantId("demo");
    private final Path connectors;
    private final String systems;
    private final int throughput;

    DemoTenants(Path connectors, String systems, int throughput) {
        this.connectors = connectors;
        this.systems = systems;
        this.throughput = throughput;
    }

    @Override
    public Snapshot snapshot() {
        return Snapshot.of(folders().stream().map(DemoTenants::descriptor).toList());
    }

    @Override
    public Map<TenantId, Tenant> read() {
        return Map.of(DEMO, tenant());
    }

    private Tenant tenant() {
        Sender sender = new Sender(
                DEMO,
                new PhoneNumberId("106540352242922"),
                "102290129340398",
                "+15550783881",
                Set.of(),
                throughput,
                new Secret("access-token", "demo-access-token"),
                new Secret("app-secret", "demo-app-secret"),
                new Secret("verify-token", "demo-verify-token"));
        ApiKey key = new ApiKey("demo", new Secret("api-key", "demo-api-key"), Set.of("events", "read", "operate"));
        return new Tenant(
                DEMO,
                "Serai Demo",
                "DE",
                "en",
                ZoneId.of("Europe/Berlin"),
                false,
                true,
                List.of(sender),
                bindings(),
                List.of(key));
    }

    private Map<ConnectorName, ConnectorBinding> bindings() {
        Map<ConnectorName, ConnectorBinding> bindings = new LinkedHashMap<>();
        for (Path folder : folders()) {
            String name = folder.getFileName().toString();
            if (ConnectorName.isName(name)) {
                bindings.put(new ConnectorName(name), binding(name, descriptor(folder)));
            }
        }
        return bindings;
    }

    private ConnectorBinding binding(String name, Path descriptor) {
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, Secret> secrets = new LinkedHashMap<>();
        yaml(descriptor)
                .ifPresent(root -> root.get("settings").entries().forEach((setting, node) -> {
                    if (node.text("type").orElse("").equals("password")) {
                        secrets.put(setting, new Secret(setting, secret(name, setting)));
                    } else {
                        settings.put(setting, setting(name, setting, node));
                    }
                }));
        return new ConnectorBinding(new ConnectorName(name), settings, secrets);
    }

    private static String secret(String connector, String setting) {
        return setting.equals("webhook-secret") ? "demo-" + connector + "-secret" : "demo-" + connector + "-" + setting;
    }

    private String setting(String connector, String setting, YamlNode node) {
        return setting.equals("url")
                ? systems + "/" + connector
                : node.text("default").or(() -> node.text("example")).orElse("");
    }

    private static Path descriptor(Path folder) {
        return folder.resolve("connector.yaml");
    }

    private static Optional<YamlNode> yaml(Path file) {
        try {
            return Yaml.read(file.toString(), Files.readString(file), new Findings());
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private List<Path> folders() {
        if (!Files.isDirectory(connectors)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(connectors)) {
            return list.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
