package org.serai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.ConnectorName;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;
import org.serai.finding.YamlNode;

/** The headers a sample is handed in with, as its connector's descriptor wants them: content type, document type, delivery id. */
final class HandInHeaders {
    private final Optional<YamlNode> webhook;

    private HandInHeaders(Optional<YamlNode> webhook) {
        this.webhook = webhook;
    }

    /** Without a readable descriptor only what lies beside the sample is known. */
    static HandInHeaders of(Path project, String connector) {
        Path descriptor = project.resolve("connectors").resolve(connector).resolve("connector.yaml");
        if (!ConnectorName.isName(connector) || !Files.isRegularFile(descriptor)) {
            return new HandInHeaders(Optional.empty());
        }
        try {
            return new HandInHeaders(Yaml.read(descriptor.toString(), Files.readString(descriptor), new Findings())
                    .map(root -> root.get("webhook")));
        } catch (IOException unreadable) {
            return new HandInHeaders(Optional.empty());
        }
    }

    /** @param deliveryId a delivery of its own; empty: as the sample says, so that a repeat is recognised */
    Map<String, String> headers(Sample sample, Optional<String> deliveryId) {
        var headers = new LinkedHashMap<>(sample.headers());
        if (!has(headers, "Content-Type")) {
            headers.put("Content-Type", contentType(sample.file()));
        }
        sample.type().ifPresent(type -> headerOf("document-type").ifPresent(name -> replace(headers, name, type)));
        deliveryId.ifPresent(id -> headerOf("delivery-id").ifPresent(name -> replace(headers, name, id)));
        return headers;
    }

    /** Whether two deliveries of one document can be told apart. */
    boolean hasDeliveryId() {
        return headerOf("delivery-id").isPresent();
    }

    private Optional<String> headerOf(String key) {
        return webhook.flatMap(node -> node.get(key).text("header"));
    }

    /** The first the door takes. */
    private String contentType(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json")
                ? "application/json"
                : webhook.flatMap(node ->
                                node.get("content-types").items().stream().findFirst())
                        .flatMap(YamlNode::text)
                        .orElse("text/plain");
    }

    private static boolean has(Map<String, String> headers, String name) {
        return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static void replace(Map<String, String> headers, String name, String value) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, value);
    }
}
