package org.serai.flow.camel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.serai.finding.YamlNode;

/**
 * Where a step sends to or a route reads from, as YAML writes it: a text, or {@code uri} with {@code parameters}.
 *
 * @param uri as written
 * @param parameters those behind the question mark and those of {@code parameters}, as texts
 */
public record Address(String uri, Map<String, String> parameters) {
    public static Address of(YamlNode node) {
        String uri = node.text("uri").or(node::text).orElse("");
        var parameters = new LinkedHashMap<String, String>();
        int mark = uri.indexOf('?');
        if (mark >= 0) {
            for (String pair : uri.substring(mark + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        node.get("parameters")
                .entries()
                .forEach((name, value) -> parameters.put(name, value.text().orElse("")));
        return new Address(uri, parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return text;
        }
    }

    public String scheme() {
        int colon = uri.indexOf(':');
        return colon < 0 ? "" : uri.substring(0, colon);
    }

    /** The Kamelet's name, where it is one. */
    public Optional<String> kamelet() {
        return scheme().equals("kamelet")
                ? Optional.of(uri.substring("kamelet:".length()).split("[?/]", 2)[0])
                : Optional.empty();
    }
}
