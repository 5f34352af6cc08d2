package org.serai.connector;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.serai.finding.Findings;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;

/** Reads values of a YAML file and tells what is wrong with them, each in its place. */
record Checked(Findings findings) {
    void keys(YamlNode node, Set<String> known) {
        for (String key : node.keys()) {
            if (!known.contains(key)) {
                findings.error(
                        "SERAI-C001",
                        node.key(key).place(),
                        "unknown key `" + key + "`",
                        Suggestion.didYouMean(key, known));
            }
        }
    }

    String required(YamlNode parent, String key) {
        Optional<String> text = parent.text(key).filter(t -> !t.isBlank());
        if (text.isEmpty()) {
            findings.error("SERAI-C002", parent.key(key).place(), "`" + key + "` is missing", "add it");
        }
        return text.orElse("");
    }

    String oneOf(YamlNode parent, String key, String otherwise, Collection<String> known) {
        String text = parent.text(key).orElse(otherwise);
        if (!known.contains(text)) {
            findings.error(
                    "SERAI-C003",
                    parent.get(key).place(),
                    "`" + key + "` cannot be `" + text + "`",
                    Suggestion.didYouMean(text, known));
        }
        return text;
    }

    boolean truth(YamlNode parent, String key, boolean otherwise) {
        return oneOf(parent, key, String.valueOf(otherwise), List.of("true", "false"))
                .equals("true");
    }

    List<String> texts(YamlNode node) {
        return node.items().stream().flatMap(item -> item.text().stream()).toList();
    }
}
