package org.serai.template.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;
import org.serai.template.Parameter;
import org.serai.template.Wording;

/** Parameters declared and variables used are the same, in every language. One finding a parameter, not one a language. */
record VariableRules(YamlNode node, Source source, Findings findings) {

    void check(Map<String, Parameter> declared, Map<String, Wording> languages) {
        Map<String, Set<String>> strangers = new LinkedHashMap<>();
        languages.forEach((language, wording) -> wording.used().stream()
                .filter(name -> !declared.containsKey(name))
                .forEach(name -> strangers
                        .computeIfAbsent(name, n -> new LinkedHashSet<>())
                        .add(language)));
        strangers.forEach((name, where) -> undeclared(name, where, declared.keySet()));
        Set<String> meant = new HashSet<>();
        strangers
                .keySet()
                .forEach(name -> Suggestion.nearest(name, declared.keySet()).ifPresent(meant::add));
        declared.keySet().stream().filter(name -> !meant.contains(name)).forEach(name -> unused(name, languages));
    }

    private void undeclared(String name, Set<String> where, Set<String> declared) {
        YamlNode wording = node.get("languages").get(where.iterator().next());
        findings.error(
                Codes.PARAMETER_UNDECLARED,
                place(name, wording),
                "`" + name + "` is used in " + String.join(", ", where) + " but not declared",
                Suggestion.nearest(name, declared)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("add it under `parameters:`"));
    }

    private Place place(String name, YamlNode wording) {
        Place start = wording.place();
        Place variable = source.find("{{" + name + "}}", start);
        return variable.equals(start) ? source.find(name, start) : variable;
    }

    private void unused(String name, Map<String, Wording> languages) {
        List<String> without = languages.entrySet().stream()
                .filter(entry -> !entry.getValue().body().isEmpty())
                .filter(entry -> !entry.getValue().used().contains(name))
                .map(Map.Entry::getKey)
                .toList();
        if (without.isEmpty()) {
            return;
        }
        boolean nowhere = without.size() == languages.size();
        findings.error(
                Codes.PARAMETER_UNUSED,
                nowhere
                        ? node.get("parameters").key(name).place()
                        : node.get("languages").get(without.get(0)).get("body").place(),
                "parameter `" + name + "` is not used in " + String.join(", ", without),
                "write {{" + name + "}} there, or remove the parameter");
    }
}
