package org.serai.flow.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.YamlNode;
import org.serai.flow.camel.Address;
import org.serai.flow.source.KameletFile;

/** What a route gives to a Kamelet: all it needs, nothing it does not know, no secret in clear; and words that exist. */
final class KameletUse {
    private final Checks checks;
    private final Scope scope;
    private final String owner;

    KameletUse(Checks checks, Scope scope, String owner) {
        this.checks = checks;
        this.scope = scope;
        this.owner = owner;
    }

    void check(KameletFile kamelet, YamlNode node, YamlNode at, Address address) {
        Map<String, KameletFile.Parameter> known = kamelet.parameters();
        Set<String> missing = new TreeSet<>();
        known.values().stream()
                .filter(p -> p.required() && p.fallback().isEmpty())
                .map(KameletFile.Parameter::name)
                .filter(name -> !address.parameters().containsKey(name))
                .forEach(missing::add);
        boolean unknown = false;
        for (String name : address.parameters().keySet()) {
            if (!known.containsKey(name)) {
                unknown = true;
                var free = new TreeSet<>(known.keySet());
                free.removeAll(address.parameters().keySet());
                checks.error(
                        "SERAI-R022",
                        key(node, at, name),
                        "`" + kamelet.name() + "` has no parameter `" + name + "`",
                        Checks.didYouMean(name, free));
            } else {
                value(
                        kamelet,
                        known.get(name),
                        place(node, at, name),
                        address.parameters().get(name));
            }
        }
        if (!missing.isEmpty() && !unknown) {
            checks.error(
                    "SERAI-R021",
                    at,
                    "`" + kamelet.name() + "` needs `" + String.join("`, `", missing) + "`",
                    "add it under `parameters`");
        }
    }

    private static YamlNode key(YamlNode node, YamlNode at, String name) {
        return node.get("parameters").get(name).isMissing()
                ? at
                : node.get("parameters").key(name);
    }

    private static YamlNode place(YamlNode node, YamlNode at, String name) {
        YamlNode value = node.get("parameters").get(name);
        return value.isMissing() ? at : value;
    }

    private void value(KameletFile kamelet, KameletFile.Parameter parameter, YamlNode at, String value) {
        if (parameter.secret() && !value.contains("{{") && !value.isBlank()) {
            checks.error(
                    "SERAI-R038",
                    at,
                    "a secret in clear",
                    "make it a setting of type password and write {{" + owner + ".…}}");
            return;
        }
        if (kamelet.isStep() && !value.contains("{{")) {
            new StepValues(checks, scope, owner).check(kamelet.name(), parameter.name(), at, value);
        }
    }
}
