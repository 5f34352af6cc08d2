package org.serai.connector;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;

/** What the routes of a folder must hold and must not. Camel's own rules are checked where Camel is. */
record RouteRules(FolderFiles files, YamlNode descriptorYaml, Descriptor descriptor, Findings findings) {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\??([A-Za-z0-9-]+)\\.([A-Za-z0-9_.-]+?)(:[^}]*)?}}");
    private static final Pattern MAPPED = Pattern.compile("\\$settings\\.([A-Za-z0-9-]+)");

    void check() {
        var ids = new HashSet<String>();
        var used = new HashSet<String>();
        for (Path file : files.ending(".camel.yaml")) {
            files.text(file, findings).ifPresent(text -> settings(files.nameOf(file), text, used));
            files.yaml(file, findings).ifPresent(yaml -> {
                yaml.items().forEach(item -> item.get("route").text("id").ifPresent(ids::add));
                new StepRules(findings).check(yaml);
            });
        }
        for (Path file : files.mappings()) {
            files.text(file, findings).ifPresent(text -> mapped(files.nameOf(file), text, used));
        }
        if (descriptor.documents().stream().anyMatch(DocumentRule::fetch)) {
            wanted("fetch", "SERAI-C011", ids);
        }
        if (descriptor.answers()) {
            wanted("replies", "SERAI-C012", ids);
        }
        unused(used);
    }

    private void wanted(String what, String code, Set<String> ids) {
        String id = files.name() + "-" + what;
        if (!ids.contains(id)) {
            findings.error(
                    code,
                    what.equals("fetch")
                            ? descriptorYaml.get("documents").place()
                            : descriptorYaml.key("answers").place(),
                    "there is no route `" + id + "`",
                    "add it to " + files.name() + ".camel.yaml");
        }
    }

    private void settings(String file, String text, Set<String> used) {
        int line = 0;
        for (String written : text.split("\n", -1)) {
            line++;
            Matcher found = PLACEHOLDER.matcher(written);
            while (found.find()) {
                Place place = new Place(file, line, found.start() + 1, found.end() + 1);
                if (!found.group(1).equals(files.name())) {
                    findings.error(
                            "SERAI-C006",
                            place,
                            "a folder's settings begin with its name",
                            "write `" + files.name() + ".…`");
                } else if (!descriptor.settings().containsKey(found.group(2))) {
                    findings.error(
                            "SERAI-C006",
                            place,
                            "connector.yaml declares no setting `" + found.group(2) + "`",
                            Suggestion.didYouMean(
                                    found.group(2), descriptor.settings().keySet()));
                }
                used.add(found.group(2));
            }
        }
    }

    /** A mapping sees plain settings as {@code $settings.name}. */
    private void mapped(String file, String text, Set<String> used) {
        int line = 0;
        for (String written : text.split("\n", -1)) {
            line++;
            Matcher found = MAPPED.matcher(written);
            while (found.find()) {
                Setting setting = descriptor.settings().get(found.group(1));
                if (setting == null || setting.isSecret()) {
                    findings.error(
                            "SERAI-C006",
                            new Place(file, line, found.start() + 1, found.end() + 1),
                            "connector.yaml declares no plain setting `" + found.group(1) + "`",
                            "mappings see no secrets");
                }
                used.add(found.group(1));
            }
        }
    }

    private void unused(Set<String> used) {
        YamlNode verify = descriptorYaml.get("webhook").get("verify");
        verify.text("secret").ifPresent(used::add);
        verify.text("user").ifPresent(used::add);
        descriptorYaml.get("answers").text("setting").ifPresent(used::add);
        for (String setting : descriptor.settings().keySet()) {
            if (!used.contains(setting)) {
                findings.warning(
                        "SERAI-C017",
                        descriptorYaml.get("settings").key(setting).place(),
                        "nothing uses the setting `" + setting + "`",
                        "remove it, or refer to it as {{" + files.name() + "." + setting + "}}");
            }
        }
    }
}
