package org.serai.connector;

import java.util.ArrayList;
import java.util.List;
import org.serai.finding.YamlNode;

/** The mappings a Kamelet checks answers with. */
final class CheckSteps {
    private CheckSteps() {}

    static List<String> mappings(YamlNode node) {
        var found = new ArrayList<String>();
        collect(node, found);
        return found;
    }

    private static void collect(YamlNode node, List<String> found) {
        if (node.text("uri").orElse("").startsWith("kamelet:check-answer-action")) {
            node.get("parameters").text("mapping").ifPresent(found::add);
        }
        node.items().forEach(item -> collect(item, found));
        node.entries().values().forEach(value -> collect(value, found));
    }
}
