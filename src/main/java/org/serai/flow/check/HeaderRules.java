package org.serai.flow.check;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.serai.finding.YamlNode;

/** Headers go out to business systems; some of them steer Camel, some hold secrets. */
final class HeaderRules {
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(authorization|token|secret|password|api-?key|credential).*");
    /** Below the fixed address of a connector's own Kamelet a mapping may choose the record. */
    private static final Set<String> BELOW = Set.of("CamelHttpPath", "CamelHttpQuery");

    private final Checks checks;
    private final Scope scope;

    HeaderRules(Checks checks, Scope scope) {
        this.checks = checks;
        this.scope = scope;
    }

    void check(YamlNode body) {
        String name = body.text("name").orElse("");
        if (name.toLowerCase(Locale.ROOT).startsWith("camel") && !(scope.isKamelet() && BELOW.contains(name))) {
            checks.error(
                    "SERAI-R036",
                    body.get("name"),
                    "the header `" + name + "` steers Camel",
                    "write it as an option of the endpoint");
        }
        YamlNode constant =
                body.get("constant").isMapping() ? body.get("constant").get("expression") : body.get("constant");
        YamlNode value = constant.isMissing() ? body.get("simple") : constant;
        String text = value.text().orElse("");
        boolean taken = text.contains("{{") || text.contains("${");
        if (SECRET.matcher(name).matches() && !text.isBlank() && !taken) {
            checks.error(
                    "SERAI-R038", value, "a secret in clear", "make it a setting of type password and refer to it");
        }
    }
}
