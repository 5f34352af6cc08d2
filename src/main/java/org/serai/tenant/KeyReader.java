package org.serai.tenant;

import java.util.List;
import java.util.Set;
import org.serai.finding.FieldReader;
import org.serai.finding.YamlNode;

/** The keys that open one tenant's part of the REST interface. */
record KeyReader(FieldReader fields, SecretReader secrets) {
    private static final Set<String> ROLES = Set.of("events", "read", "operate");

    List<ApiKey> read(YamlNode keys) {
        return keys.items().stream().map(this::key).toList();
    }

    private ApiKey key(YamlNode node) {
        fields.keys(node, Set.of("holder", "secret", "roles"));
        return new ApiKey(
                fields.required(node, "holder"),
                secrets.read(node, "secret"),
                Set.copyOf(fields.eachOf(node, "roles", ROLES)));
    }
}
