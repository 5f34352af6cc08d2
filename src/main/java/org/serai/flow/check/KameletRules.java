package org.serai.flow.check;

import java.util.Set;
import java.util.regex.Pattern;
import org.serai.finding.YamlNode;
import org.serai.flow.source.KameletFile;

/** One Kamelet file: its names agree, everything is described, secrets are marked, and it does only what a Kamelet may. */
final class KameletRules {
    private static final Set<String> TYPES = Set.of("source", "action", "sink");
    private static final Pattern SECRET = Pattern.compile("(?i).*(token|secret|password|api-?key|credential).*");
    private final Checks checks;
    private final KameletFile kamelet;

    KameletRules(Checks checks, KameletFile kamelet) {
        this.checks = checks;
        this.kamelet = kamelet;
    }

    /** What stands around the template is the room connector's to check in its own folders. */
    void check() {
        if (kamelet.isStep()) {
            name();
            type();
            definition();
            kamelet.parameters().values().forEach(this::parameter);
            new PlaceholderRules(checks).kamelet(kamelet);
        }
        template();
    }

    private void name() {
        YamlNode name = kamelet.root().get("metadata").get("name");
        if (!name.text().orElse("").equals(kamelet.name())) {
            YamlNode at = name.isMissing() ? kamelet.root() : name;
            checks.error(
                    "SERAI-R050",
                    at,
                    "the Kamelet is called `" + name.text().orElse("") + "`, its file " + kamelet.name()
                            + ".kamelet.yaml",
                    "let both agree");
        }
    }

    private void type() {
        YamlNode labels = kamelet.root().get("metadata").get("labels");
        YamlNode at = labels.isMissing() ? kamelet.root().key("metadata") : labels;
        if (!TYPES.contains(kamelet.type())) {
            checks.error(
                    "SERAI-R051",
                    at,
                    "the Kamelet does not say what it is",
                    "label it `camel.apache.org/kamelet.type: source`, `action` or `sink`");
        } else if (!kamelet.name().endsWith("-" + kamelet.type())) {
            checks.error(
                    "SERAI-R051",
                    at,
                    "the name of a " + kamelet.type() + " ends in -" + kamelet.type(),
                    "rename it, or mend the label");
        }
    }

    private void definition() {
        YamlNode definition = kamelet.root().get("spec").get("definition");
        for (String field : new String[] {"title", "description"}) {
            if (definition.text(field).isEmpty()) {
                YamlNode at = definition.isMissing()
                        ? kamelet.root()
                        : kamelet.root().get("spec").key("definition");
                checks.error("SERAI-R052", at, "the Kamelet has no " + field, "say what it does in one sentence");
                return;
            }
        }
    }

    private void parameter(KameletFile.Parameter parameter) {
        YamlNode at =
                kamelet.root().get("spec").get("definition").get("properties").key(parameter.name());
        for (String field : new String[] {"title", "description", "type"}) {
            if (parameter.node().text(field).isEmpty()) {
                checks.error("SERAI-R053", at, "the parameter `" + parameter.name() + "` has no " + field, "add it");
                return;
            }
        }
        if (SECRET.matcher(parameter.name()).matches() && !parameter.secret()) {
            checks.error(
                    "SERAI-R054",
                    at,
                    "the parameter `" + parameter.name() + "` looks like a secret",
                    "mark it with `format: password`");
        } else if (parameter.secret() && parameter.fallback().isPresent()) {
            checks.error("SERAI-R054", parameter.node().get("default"), "a secret has no default", "remove it");
        }
    }

    private void template() {
        YamlNode template = kamelet.template();
        for (String key : template.keys()) {
            if (!key.equals("from")) {
                checks.error(
                        "SERAI-R033",
                        template.key(key),
                        "`" + key + "` is not for Kamelets",
                        "a Kamelet is `from` and its steps");
            }
        }
        YamlNode from = template.get("from");
        if (from.isMissing()) {
            checks.error("SERAI-R010", kamelet.root(), "the Kamelet has no `from`", "write spec.template.from");
            return;
        }
        Scope scope = kamelet.isStep() ? Scope.STEP : Scope.KAMELET;
        String owner = kamelet.connector() == null ? "" : kamelet.connector();
        var steps = new StepRules(checks, scope, owner);
        steps.endpoints().source(from);
        steps.check(from.get("steps"));
    }

    static void duplicates(Checks checks) {
        for (KameletFile file : checks.files().allKamelets()) {
            checks.files()
                    .kamelet(file.name())
                    .filter(first -> first != file)
                    .ifPresent(first -> checks.error(
                            "SERAI-R050",
                            file.root(),
                            "there are two Kamelets `" + file.name() + "`, here and " + first.file(),
                            "rename one"));
        }
    }
}
