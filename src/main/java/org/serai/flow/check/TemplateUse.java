package org.serai.flow.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.YamlNode;

/** A flow's template: it is there, and the flow's mapping gives what it asks for. */
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
        String file = "routes/flows/" + flow + "/" + flow + ".jslt";
        if (!checks.knowledge().flowMappings().contains(flow)) {
            if (!template.required().isEmpty()) {
                checks.error("SERAI-R065", at, "template `" + name + "` needs " + words(template.required()) + ", and there is no " + file, "write it");
            }
            return;
        }
        Set<String> given = checks.knowledge().flowParameters().get(flow);
        if (given == null) {
            return;
        }
        var missing = new TreeSet<>(template.required());
        missing.removeAll(given);
        if (!missing.isEmpty()) {
            checks.error("SERAI-R061", at, "template `" + name + "` needs " + words(missing) + ", which " + file + " does not give", "add it there, or a fallback in routes/templates/" + name + ".yaml");
        }
    }

    private static String words(Set<String> names) {
        return "`" + String.join("`, `", new TreeSet<>(names)) + "`";
    }
}
