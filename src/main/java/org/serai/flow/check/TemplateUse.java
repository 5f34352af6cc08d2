package org.serai.flow.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.YamlNode;

/** A flow's template: it is there, and the flow's mapping gives what it asks for and nothing it does not know. */
final class TemplateUse {
    private final Checks checks;
    private final String flow;

    TemplateUse(Checks checks, String flow) {
        this.checks = checks;
        this.flow = flow;
    }

    void check(YamlNode at, String name) {
        Map<String, Optional<Knowledge.Template>> templates = checks.knowledge().templates();
        if (!templates.containsKey(name)) {
            checks.error("SERAI-R060", at, "unknown template `" + name + "`", Checks.didYouMean(name, templates.keySet()));
            return;
        }
        templates.get(name).ifPresent(template -> parameters(at, name, template));
    }

    private void parameters(YamlNode at, String name, Knowledge.Template template) {
        Optional<WrittenKeys> written = checks.knowledge().flowMappings().get(flow);
        if (written == null) {
            if (!template.required().isEmpty()) {
                checks.error(
                        "SERAI-R065",
                        at,
                        "template `" + name + "` asks for " + words(template.required()) + ", and there is no routes/flows/" + flow + "/" + flow + ".jslt",
                        "write it");
            }
            return;
        }
        written.ifPresent(keys -> compare(name, template, keys));
    }

    private void compare(String name, Knowledge.Template template, WrittenKeys keys) {
        var missing = new TreeSet<>(template.required());
        missing.removeAll(keys.keys().keySet());
        var unknown = new TreeSet<>(keys.keys().keySet());
        unknown.removeAll(template.parameters());
        unknown.forEach(key -> checks.error(
                "SERAI-R062",
                keys.keys().get(key),
                "template `" + name + "` has no parameter `" + key + "`",
                Checks.didYouMean(key, missing.isEmpty() ? template.parameters() : missing)));
        if (!missing.isEmpty() && unknown.isEmpty()) {
            checks.error(
                    "SERAI-R061",
                    keys.start(),
                    "template `" + name + "` asks for " + words(missing) + ", which is not given here",
                    "add it, or a fallback in routes/templates/" + name + ".yaml");
        }
    }

    private static String words(Set<String> names) {
        return "`" + String.join("`, `", new TreeSet<>(names)) + "`";
    }
}
