package org.serai.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.serai.canonical.Tree;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The alert rules that come with the product. */
class AlertsTest {
    private static final Path RULES = Path.of("docker/alerts/serai.rules.yml");
    private static final Path TESTS = Path.of("src/test/resources/alerts/serai.rules.test.yml");
    private static final Path GUIDE = Path.of("src/docs/guide/alerts.md");
    private static final Path REFERENCE = Path.of("src/docs/reference/metrics.md");
    private static final Pattern METRIC = Pattern.compile("\\b((?:serai|hikaricp)_[a-z_]+)");

    private static Tree yaml(Path file) throws IOException {
        return Tree.of(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
    }

    private static List<Tree> rules() throws IOException {
        return yaml(RULES).items("groups").stream()
                .flatMap(group -> group.items("rules").stream())
                .toList();
    }

    private static String name(Tree rule) {
        return rule.text("alert").orElseThrow();
    }

    @Test
    void promtool_takes_the_rules_and_each_fires_when_it_must() {
        Promtool promtool = Promtool.find();

        assertThat(promtool.run("check", "rules", RULES.toString()))
                .satisfies(said -> assertThat(said.exit()).as(said.text()).isZero());
        assertThat(promtool.run("test", "rules", TESTS.toString()))
                .satisfies(said -> assertThat(said.exit()).as(said.text()).isZero());
    }

    @Test
    void every_alert_is_seen_to_fire_in_a_test() throws IOException {
        Set<String> fired = new TreeSet<>();
        yaml(TESTS).items("tests").stream()
                .flatMap(test -> test.items("alert_rule_test").stream())
                .filter(look -> !look.items("exp_alerts").isEmpty())
                .forEach(look -> fired.add(look.text("alertname").orElseThrow()));

        assertThat(fired)
                .isEqualTo(new TreeSet<>(rules().stream().map(AlertsTest::name).toList()));
    }

    @Test
    void every_alert_leads_to_a_section_of_the_guide_and_every_section_of_that_kind_has_an_alert() throws IOException {
        Set<String> sections = new TreeSet<>();
        Pattern.compile("(?m)^## (Serai\\w+)$")
                .matcher(Files.readString(GUIDE))
                .results()
                .forEach(section -> sections.add(section.group(1)));

        assertThat(rules())
                .allSatisfy(rule -> assertThat(rule.text("annotations", "runbook"))
                        .hasValue(GUIDE + "#" + name(rule).toLowerCase(Locale.ROOT)));
        assertThat(new TreeSet<>(rules().stream().map(AlertsTest::name).toList()))
                .isEqualTo(sections);
    }

    @Test
    void every_metric_of_a_rule_stands_in_the_reference() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Tree rule : rules()) {
            METRIC.matcher(rule.text("expr").orElseThrow())
                    .results()
                    .forEach(found -> used.add(found.group(1).replaceFirst("_seconds_count$", "_seconds")));
        }
        String reference = Files.readString(REFERENCE);

        assertThat(used)
                .hasSizeGreaterThan(10)
                .allSatisfy(metric -> assertThat(reference).contains("| `" + metric + "` |"));
    }
}
