package org.serai.connector;

import java.util.Map;
import java.util.Optional;
import org.serai.finding.Findings;
import org.serai.finding.YamlNode;

/** Steps no folder may have, and secrets written where a placeholder belongs. */
record StepRules(Findings findings) {
    private static final Map<String, String> FORBIDDEN = Map.of(
            "log", "each step's id already gives time and outcome",
            "toD", "an address is never made from data; set CamelHttpPath from a mapping",
            "wireTap", "it leaves the transaction",
            "threads", "it leaves the transaction",
            "process", "a step is a Kamelet",
            "script", "logic is a mapping or Java");

    void check(YamlNode node) {
        node.items().forEach(this::check);
        node.entries().forEach((key, value) -> {
            if (FORBIDDEN.containsKey(key)) {
                findings.error(
                        "SERAI-C025",
                        node.key(key).place(),
                        "no `" + key + "` here: " + FORBIDDEN.get(key),
                        "take it out");
            }
            secret(key, value);
            if (key.equals("setHeader") || key.equals("setProperty") || key.equals("setVariable")) {
                value.text("name").ifPresent(name -> secret(name, value.get("constant")));
            }
            check(value);
        });
    }

    private void secret(String key, YamlNode value) {
        Optional<String> text = value.text().filter(t -> !t.contains("{{") && !t.contains("${") && !t.isBlank());
        if (text.isPresent() && SettingReader.SECRET_NAME.matcher(key).matches()) {
            findings.error(
                    "SERAI-C007",
                    value.place(),
                    "a secret in clear at `" + key + "`",
                    "refer to a setting: {{name.setting}}");
        }
    }
}
