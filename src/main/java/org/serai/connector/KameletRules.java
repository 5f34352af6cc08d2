package org.serai.connector;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Suggestion;
import org.serai.finding.Yaml;
import org.serai.finding.YamlNode;

/** What every Kamelet of ours keeps to, wherever it stands: one small rule a method. */
public final class KameletRules {
    private static final List<String> TYPES = List.of("source", "sink", "action");
    private static final List<String> VALUE_TYPES = List.of("string", "integer", "number", "boolean");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{\\??([A-Za-z][A-Za-z0-9_-]*)(:[^}]*)?}}");
    private final String file;
    private final String text;
    private final YamlNode root;
    private final Findings findings;

    private KameletRules(String file, String text, YamlNode root, Findings findings) {
        this.file = file;
        this.text = text;
        this.root = root;
        this.findings = findings;
    }

    /** Tells what is wrong with one Kamelet file; the name is relative to the project's root. */
    public static void check(String file, String text, Findings findings) {
        Yaml.read(file, text, findings).ifPresent(root -> new KameletRules(file, text, root, findings).check());
    }

    private void check() {
        name();
        type();
        described();
        parameters();
        usedParameters();
        new StepRules(findings).check(root.get("spec").get("template"));
    }

    private void name() {
        String expected = file.substring(file.lastIndexOf('/') + 1).replace(".kamelet.yaml", "");
        if (!root.text("kind").orElse("").equals("Kamelet")) {
            findings.error("SERAI-C020", root.get("kind").place(), "this is no Kamelet", "write `kind: Kamelet`");
        }
        if (!root.get("metadata").text("name").orElse("").equals(expected)) {
            findings.error(
                    "SERAI-C020",
                    root.get("metadata").get("name").place(),
                    "a Kamelet is named as its file",
                    "write `" + expected + "`");
        }
    }

    private void type() {
        YamlNode label = root.get("metadata").get("labels").get("camel.apache.org/kamelet.type");
        String type = label.text().orElse("");
        if (!TYPES.contains(type)) {
            findings.error(
                    "SERAI-C021",
                    label.place(),
                    "a Kamelet is a source, a sink or an action",
                    Suggestion.didYouMean(type, TYPES));
        } else if (!root.get("metadata").text("name").orElse("").endsWith("-" + type)) {
            findings.error(
                    "SERAI-C021",
                    root.get("metadata").get("name").place(),
                    "its name ends in its type",
                    "end it in `-" + type + "`");
        }
    }

    private void described() {
        YamlNode definition = root.get("spec").get("definition");
        for (String key : List.of("title", "description")) {
            if (definition.text(key).isEmpty()) {
                findings.error("SERAI-C022", definition.place(), "the definition has no `" + key + "`", "add it");
            }
        }
        if (root.get("spec").get("template").get("from").isMissing()) {
            findings.error("SERAI-C020", root.place(), "a Kamelet has `spec.template.from`", "add it");
        }
    }

    private Map<String, YamlNode> properties() {
        return root.get("spec").get("definition").get("properties").entries();
    }

    private void parameters() {
        properties().forEach((name, node) -> {
            for (String key : List.of("title", "description", "type")) {
                if (node.text(key).isEmpty()) {
                    findings.error(
                            "SERAI-C022", node.place(), "parameter `" + name + "` has no `" + key + "`", "add it");
                }
            }
            node.text("type")
                    .filter(t -> !VALUE_TYPES.contains(t))
                    .ifPresent(t -> findings.error(
                            "SERAI-C022",
                            node.get("type").place(),
                            "no type `" + t + "`",
                            Suggestion.didYouMean(t, VALUE_TYPES)));
            secrets(name, node);
        });
    }

    private void secrets(String name, YamlNode node) {
        boolean isSecret = node.text("format").orElse("").equals("password");
        if (!isSecret && SettingReader.SECRET_NAME.matcher(name).matches()) {
            findings.error(
                    "SERAI-C024",
                    node.place(),
                    "parameter `" + name + "` holds a secret",
                    "give it `format: password`");
        }
        if (isSecret && !node.get("default").isMissing()) {
            findings.error("SERAI-C024", node.get("default").place(), "a secret has no default", "remove it");
        }
    }

    private void usedParameters() {
        var known = properties();
        var used = new java.util.HashSet<String>();
        int line = 0;
        for (String written : text.split("\n", -1)) {
            line++;
            Matcher found = PARAMETER.matcher(written);
            while (found.find()) {
                used.add(found.group(1));
                if (!known.containsKey(found.group(1))) {
                    findings.error(
                            "SERAI-C023",
                            new Place(file, line, found.start() + 1, found.end() + 1),
                            "undeclared parameter `" + found.group(1) + "`",
                            Suggestion.didYouMean(found.group(1), known.keySet()));
                }
            }
        }
        YamlNode declared = root.get("spec").get("definition").get("properties");
        known.keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> findings.error(
                        "SERAI-C023",
                        declared.key(name).place(),
                        "nothing uses parameter `" + name + "`",
                        "remove it"));
    }
}
