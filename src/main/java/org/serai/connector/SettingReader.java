package org.serai.connector;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.serai.finding.FieldReader;
import org.serai.finding.Findings;
import org.serai.finding.YamlNode;

/** One setting of a descriptor; a secret has no default, and no example that could be one. */
record SettingReader(FieldReader fields, Findings findings) {
    private static final Set<String> KEYS =
            Set.of("title", "description", "type", "required", "required-without", "default", "example");
    private static final List<String> TYPES = List.of("string", "password", "integer", "boolean");
    private static final Pattern PLACEHOLDER = Pattern.compile("<.*>|.*(\\.\\.\\.|…).*|\\{\\{.*}}");
    static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(password|secret|token|api-?key|access-?key|private-?key|credential|authorization).*");

    Setting read(String name, YamlNode node) {
        fields.keys(node, KEYS);
        var setting = new Setting(
                name,
                fields.required(node, "title"),
                fields.required(node, "description"),
                fields.oneOf(node, "type", "string", TYPES),
                fields.truth(node, "required", false),
                node.text("required-without").orElse(null),
                node.text("default").orElse(null),
                node.text("example").orElse(null));
        secrets(setting, node);
        return setting;
    }

    private void secrets(Setting setting, YamlNode node) {
        if (!setting.isSecret()) {
            if (SECRET_NAME.matcher(setting.name()).matches()) {
                findings.error(
                        "SERAI-C013",
                        node.get("type").place(),
                        "`" + setting.name() + "` holds a secret",
                        "give it `type: password`");
            }
            return;
        }
        if (setting.defaultValue() != null) {
            findings.error(
                    "SERAI-C007",
                    node.get("default").place(),
                    "a secret has no default",
                    "remove it; tenants name their secret");
        }
        if (setting.example() != null && !PLACEHOLDER.matcher(setting.example()).matches()) {
            findings.error(
                    "SERAI-C007",
                    node.get("example").place(),
                    "this example could be a secret",
                    "write it as `<what it looks like>`");
        }
    }
}
