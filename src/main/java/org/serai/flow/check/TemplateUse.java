package org.serai.flow.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.YamlNode;
import org.serai.flow.source.RouteFile;

/** The templates of one flow: its mapping gives what each asks for, and nothing that none of them knows. */
final class TemplateUse {
    private final Checks checks;
    private final String flow;
    private final Map<String, YamlNode> used = new LinkedHashMap<>();

    TemplateUse(Checks checks, String flow) {
        this.checks = checks;
        this.flow = flow;
    }

    void check(List<RouteFile> files) {
        used.putAll(ComposedTemplates.in(files));
        var known = new LinkedHashMap<String, Knowledge.Template>();
        for (String name : used.keySet()) {
            Optional<Knowledge.Template> template =
                    checks.knowledge().templates().getOrDefault(name, Optional.empty());
            if (template.isEmpty()) {
                return;
            }
            known.put(name, template.get());
        }
        Optional<WrittenKeys> written = checks.knowledge().flowMappings().get(flow);
        if (written == null) {
            known.forEach(this::withoutMapping);
        } else {
            written.filter(keys -> !known.isEmpty()).ifPresent(keys -> compare(known, keys));
        }
    }

    private void withoutMapping(String name, Knowledge.Template template) {
        if (!template.required().isEmpty()) {
            checks.error(
                    "SERAI-R065",
                    Objects.requireNonNull(used.get(name)),
                    "template `" + name + "` asks for " + words(template.required()) + ", and there is no routes/flows/"
                            + flow + "/" + flow + ".jslt",
                    "write it");
        }
    }

    private void compare(Map<String, Knowledge.Template> templates, WrittenKeys keys) {
        var all = new TreeSet<String>();
        templates.values().forEach(template -> all.addAll(template.parameters()));
        var unknown = new LinkedHashMap<>(keys.keys());
        unknown.keySet().removeAll(all);
        unknown.forEach((key, place) -> checks.error(
                "SERAI-R062",
                place,
                "no template of this flow has a parameter `" + key + "`",
                Checks.didYouMean(key, all)));
        if (unknown.isEmpty()) {
            templates.forEach((name, template) -> missing(name, template, keys));
        }
    }

    private void missing(String name, Knowledge.Template template, WrittenKeys keys) {
        var missing = new TreeSet<>(template.required());
        missing.removeAll(keys.keys().keySet());
        if (!missing.isEmpty()) {
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
