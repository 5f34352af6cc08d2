package org.serai.flow.source;

import java.util.List;
import org.serai.finding.YamlNode;

/**
 * One {@code *.camel.yaml} that is YAML.
 *
 * @param owner the flow's folder, or the connector's name; empty for the error handling
 */
public record RouteFile(String file, Kind kind, String owner, YamlNode root) {
    /** Where it lies decides what it may say. */
    public enum Kind {
        FLOW,
        CONNECTOR,
        ERRORS
    }

    /** The values of its {@code route:} items. */
    public List<YamlNode> routes() {
        return root.items().stream()
                .map(item -> item.get("route"))
                .filter(route -> !route.isMissing())
                .toList();
    }

    public boolean isFlow() {
        return kind == Kind.FLOW;
    }

    public boolean isConnector() {
        return kind == Kind.CONNECTOR;
    }
}
