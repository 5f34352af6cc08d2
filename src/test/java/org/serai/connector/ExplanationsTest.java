package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;

class ExplanationsTest {
    private static final Pattern CODE = Pattern.compile("SERAI-[CM][0-9]{3}");

    @Test
    void every_code_in_use_is_explained_and_no_other() throws IOException {
        var used = new TreeSet<String>();
        for (String room : new String[] {"connector", "mapping"}) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/org/serai", room))) {
                for (Path file : files.toList()) {
                    CODE.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group()));
                }
            }
        }
        var findings = new Findings();
        var explained = Yaml.read(
                        "connector.yaml",
                        Files.readString(Path.of("src/main/resources/explain/connector.yaml")),
                        findings)
                .orElseThrow();

        assertThat(findings.list()).isEmpty();
        assertThat(explained.keys()).containsExactlyInAnyOrderElementsOf(used);
        explained
                .entries()
                .forEach((code, entry) ->
                        assertThat(entry.keys()).as(code).containsExactly("title", "meaning", "remedy"));
    }
}
