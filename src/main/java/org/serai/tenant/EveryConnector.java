package org.serai.tenant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.ConnectorName;
import org.serai.finding.Findings;
import org.serai.finding.Folder;
import org.serai.finding.Yaml;
import org.serai.finding.YamlNode;

/** Binds every folder of {@code connectors/} as it stands there now, for a tenant nobody has written: of a demo or a check. */
public record EveryConnector(Path connectors, Values values) {
    /** Values for settings nobody gave a value. */
    public interface Values {
        String secret(ConnectorName connector, String setting);

        /** @param described what the descriptor says of it */
        String setting(ConnectorName connector, String setting, YamlNode described);
    }

    /** The files all of this depends on. */
    public List<Path> descriptors() {
        return Folder.folders(connectors).stream()
                .map(EveryConnector::descriptor)
                .toList();
    }

    public Map<ConnectorName, ConnectorBinding> bindings() {
        Map<ConnectorName, ConnectorBinding> bindings = new LinkedHashMap<>();
        for (Path folder : Folder.folders(connectors)) {
            String name = folder.getFileName().toString();
            if (ConnectorName.isName(name)) {
                bindings.put(new ConnectorName(name), binding(new ConnectorName(name), descriptor(folder)));
            }
        }
        return bindings;
    }

    private ConnectorBinding binding(ConnectorName connector, Path descriptor) {
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, Secret> secrets = new LinkedHashMap<>();
        read(descriptor)
                .ifPresent(root -> root.get("settings").entries().forEach((name, described) -> {
                    if (described.text("type").filter("password"::equals).isPresent()) {
                        secrets.put(name, new Secret(name, values.secret(connector, name)));
                    } else {
                        settings.put(name, values.setting(connector, name, described));
                    }
                }));
        return new ConnectorBinding(connector, settings, secrets);
    }

    private static Path descriptor(Path folder) {
        return folder.resolve("connector.yaml");
    }

    private static Optional<YamlNode> read(Path file) {
        try {
            return Yaml.read(file.toString(), Files.readString(file), new Findings());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
