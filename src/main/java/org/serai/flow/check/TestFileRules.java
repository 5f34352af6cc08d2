package org.serai.flow.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.YamlNode;
import org.serai.flow.source.TestFile;

/** The words of a flow test, and that what it names is there. */
final class TestFileRules {
    private static final Set<String> FILE = Set.of("flow", "given", "tests");
    private static final Set<String> GIVEN = Set.of("tenant", "now", "consent", "window");
    private static final Set<String> TEST = Set.of("name", "given", "when", "then");
    private static final Set<String> WHEN = Set.of("event", "reply", "advance");
    private static final Set<String> THEN = Set.of("sent", "refused", "deferred", "called");
    private static final Set<String> SENT = Set.of("to", "template", "language", "parameters", "text", "flow");
    private static final Set<String> CALLED = Set.of("sink", "contains");
    private final Checks checks;
    private final TestFile test;

    TestFileRules(Checks checks, TestFile test) {
        this.checks = checks;
        this.test = test;
    }

    void check() {
        YamlNode root = test.root();
        words(root, FILE);
        flow(root);
        given(root.get("given"));
        if (root.get("tests").items().isEmpty()) {
            checks.error("SERAI-F002", root, "there are no tests in it", "write at least one under `tests`");
        }
        root.get("tests").items().forEach(this::test);
    }

    private void flow(YamlNode root) {
        YamlNode flow = root.get("flow");
        Set<String> flows = checks.files().flows();
        boolean ofConnector = test.file().startsWith("connectors/");
        if (flow.text().isEmpty() && !ofConnector) {
            checks.error(
                    "SERAI-F002", root, "it does not say which `flow` it tests", "write `flow:` and the folder's name");
        } else if (flow.text().filter(name -> !flows.contains(name)).isPresent()) {
            String name = flow.text().orElseThrow();
            checks.error("SERAI-F003", flow, "unknown flow `" + name + "`", Checks.didYouMean(name, flows));
        }
    }

    private void words(YamlNode node, Set<String> known) {
        node.keys().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> checks.error(
                        "SERAI-F001",
                        node.key(key),
                        "a flow test knows no `" + key + "` here",
                        Checks.didYouMean(key, known)));
    }

    private void test(YamlNode node) {
        words(node, TEST);
        for (String key : List.of("name", "when", "then")) {
            if (node.get(key).isMissing()) {
                checks.error("SERAI-F002", node, "the test has no `" + key + "`", "add it");
                return;
            }
        }
        given(node.get("given"));
        YamlNode when = node.get("when");
        (when.isSequence() ? when.items() : List.of(when)).forEach(this::when);
        then(node.get("then"));
    }

    private void given(YamlNode given) {
        words(given, GIVEN);
        given.text("now")
                .filter(now -> !isInstant(now))
                .ifPresent(now -> checks.error(
                        "SERAI-F004",
                        given.get("now"),
                        "`" + now + "` is no time",
                        "write it as 2026-11-22T09:00:00Z"));
        word(given.get("consent"), Set.of("granted", "denied", "unknown"));
        word(given.get("window"), Set.of("open", "closed"));
    }

    private void word(YamlNode byPhone, Set<String> known) {
        byPhone.entries().values().forEach(value -> {
            String word = value.text().orElse("");
            if (!known.contains(word)) {
                checks.error("SERAI-F004", value, "unknown word `" + word + "`", Checks.didYouMean(word, known));
            }
        });
    }

    private void when(YamlNode step) {
        words(step, WHEN);
        YamlNode event = step.get("event");
        if (event.isScalar() && !checks.files().has(event.text().orElse(""))) {
            checks.error(
                    "SERAI-F005",
                    event,
                    "no file `" + event.text().orElse("") + "`",
                    "the path starts at the project's root");
        }
        words(step.get("reply"), Set.of("button", "text", "answers"));
        step.text("advance")
                .filter(time -> !isDuration(time))
                .ifPresent(time -> checks.error(
                        "SERAI-F004", step.get("advance"), "`" + time + "` is no duration", "write it as PT25H"));
    }

    private void then(YamlNode then) {
        words(then, THEN);
        each(then.get("sent"), SENT);
        each(then.get("called"), CALLED);
    }

    private void each(YamlNode node, Set<String> known) {
        (node.isSequence() ? node.items() : List.of(node)).forEach(one -> words(one, new TreeSet<>(known)));
    }

    private static boolean isInstant(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        try {
            Duration.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
