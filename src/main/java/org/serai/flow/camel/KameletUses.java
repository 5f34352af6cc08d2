package org.serai.flow.camel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.serai.finding.YamlNode;
import org.serai.flow.source.KameletFile;

/** The Kamelets a Kamelet uses itself, each under a key that is unique within it: the step's id, else its number. */
final class KameletUses {
    private final Map<String, YamlNode> uses = new LinkedHashMap<>();
    private int number;

    private KameletUses() {}

    static Map<String, YamlNode> of(KameletFile kamelet) {
        var found = new KameletUses();
        found.steps(kamelet.template().get("from").get("steps"));
        return found.uses;
    }

    private void steps(YamlNode list) {
        for (YamlNode item : list.items()) {
            item.entries().forEach(this::step);
        }
    }

    private void step(String word, YamlNode body) {
        int here = ++number;
        if (word.equals("to") && isUse(Address.of(body))) {
            uses.put(body.text("id").orElse("step" + here), body);
        }
        steps(body.get("steps"));
        body.get("when").items().forEach(when -> steps(when.get("steps")));
        steps(body.get("otherwise").get("steps"));
    }

    static boolean isUse(Address address) {
        return address.kamelet()
                .filter(name -> !name.equals("source") && !name.equals("sink"))
                .isPresent();
    }
}
