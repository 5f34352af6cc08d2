package org.serai.flow.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.serai.finding.YamlNode;
import org.serai.flow.camel.Placeholders;
import org.serai.flow.source.KameletFile;

/** Every {@code {{name}}}: a parameter in a Kamelet, nothing in a flow. A connector's routes are the room connector's to check. */
final class PlaceholderRules {
    private static final Set<String> GIVEN = Set.of("serai.flow", "serai.step", "serai.tenant", "serai.instance");
    /** Whoever is told which use of the Kamelet this is knows all its parameters. */
    private static final String EVERY_ONE = "serai.instance";

    private final Checks checks;

    PlaceholderRules(Checks checks) {
        this.checks = checks;
    }

    void flow(YamlNode node) {
        walk(
                node,
                found -> checks.error(
                        "SERAI-R042",
                        found.at(),
                        "a flow has no settings, so no `{{" + found.name() + "}}`",
                        "a connector's routes have them"));
    }

    void kamelet(KameletFile kamelet) {
        Map<String, KameletFile.Parameter> known = kamelet.parameters();
        var used = new TreeSet<String>();
        walk(kamelet.template(), found -> {
            used.add(found.name());
            if (!known.containsKey(found.name()) && !GIVEN.contains(found.name())) {
                checks.error(
                        "SERAI-R042",
                        found.at(),
                        "unknown parameter `{{" + found.name() + "}}`",
                        Checks.didYouMean(found.name(), known.keySet()));
            }
        });
        known.values().stream()
                .filter(parameter -> !used.contains(parameter.name()) && !used.contains(EVERY_ONE))
                .forEach(parameter -> checks.error(
                        "SERAI-R055",
                        kamelet.root()
                                .get("spec")
                                .get("definition")
                                .get("properties")
                                .key(parameter.name()),
                        "the parameter `" + parameter.name() + "` is used nowhere",
                        "remove it"));
    }

    private record Found(String name, YamlNode at) {}

    private void walk(YamlNode node, Consumer<Found> visitor) {
        node.items().forEach(item -> walk(item, visitor));
        node.entries().values().forEach(value -> walk(value, visitor));
        if (node.isScalar()) {
            Matcher matcher = Placeholders.PATTERN.matcher(node.text().orElse(""));
            while (matcher.find()) {
                visitor.accept(new Found(matcher.group(1), node));
            }
        }
    }
}
