package org.serai.tenant;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.serai.canonical.ConnectorName;
import org.serai.finding.FieldReader;
import org.serai.finding.Place;
import org.serai.finding.YamlNode;

/** The connectors one tenant binds, with its settings and secrets for each. */
record BindingReader(FieldReader fields, SecretReader secrets) {
    Map<ConnectorName, ConnectorBinding> read(YamlNode connectors) {
        Map<ConnectorName, ConnectorBinding> bindings = new LinkedHashMap<>();
        connectors.entries().forEach((name, node) -> {
            if (ConnectorName.isName(name)) {
                ConnectorName connector = new ConnectorName(name);
                bindings.put(
                        connector, binding(connector, node, connectors.key(name).place()));
            } else {
                fields.findings()
                        .error(
                                "SERAI-N012",
                                connectors.key(name).place(),
                                "`" + name + "` cannot be a connector",
                                "write it as its folder under connectors/: lower-case letters, digits, hyphens");
            }
        });
        return bindings;
    }

    /** An empty value is none. */
    private ConnectorBinding binding(ConnectorName connector, YamlNode node, Place place) {
        fields.keys(node, Set.of("settings", "secrets"));
        Map<String, String> settings = new LinkedHashMap<>();
        node.get("settings")
                .entries()
                .forEach((name, value) ->
                        value.text().filter(text -> !text.isBlank()).ifPresent(text -> settings.put(name, text)));
        Map<String, Secret> held = new LinkedHashMap<>();
        node.get("secrets").entries().forEach((name, value) -> held.put(name, secrets.read(value, node, name)));
        return new ConnectorBinding(connector, settings, held, place);
    }
}
