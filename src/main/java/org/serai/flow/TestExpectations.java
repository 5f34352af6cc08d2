package org.serai.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.finding.YamlNode;
import org.serai.flow.source.RouteFile;
import org.serai.json.Json;

/** Compares what a test expects with what came, in the order sent, refused, deferred, called; the first difference is told. */
final class TestExpectations {
    private final ProjectParts parts;
    private final TestOutcome outcome;
    private final YamlNode then;

    TestExpectations(ProjectParts parts, TestOutcome outcome, FlowTests.Case test) {
        this.parts = parts;
        this.outcome = outcome;
        this.then = test.test().get("then");
    }

    Optional<FlowTests.Failure> compare() {
        return sent().or(() -> words("refused", outcome.refused()))
                .or(() -> words("deferred", outcome.deferred()))
                .or(this::called);
    }

    private Optional<FlowTests.Failure> sent() {
        YamlNode wanted = then.get("sent");
        if (wanted.isMissing()) {
            return Optional.empty();
        }
        List<YamlNode> list = list(wanted);
        List<Map<String, Object>> found =
                outcome.sent().stream().map(TestExpectations::sent).toList();
        if (list.size() != found.size()) {
            String step = found.isEmpty()
                    ? step("submit-message-action", null)
                    : step("compose", outcome.sent().get(0));
            return Optional.of(
                    failure("sent", list.isEmpty() ? "none" : list.size() + " message(s)", shown(found), step, wanted));
        }
        for (int i = 0; i < list.size(); i++) {
            Optional<FlowTests.Failure> apart =
                    sent(list.get(i), found.get(i), outcome.sent().get(i));
            if (apart.isPresent()) {
                return apart;
            }
        }
        return Optional.empty();
    }

    private Optional<FlowTests.Failure> sent(YamlNode wanted, Map<String, Object> found, Rehearsed.Submitted message) {
        for (Map.Entry<String, YamlNode> entry : wanted.entries().entrySet()) {
            Object expected = entry.getValue().toTree();
            Object came = found.get(entry.getKey());
            Object comparable =
                    expected instanceof List && came instanceof Map<?, ?> map ? List.copyOf(map.values()) : came;
            if (!same(expected, comparable)) {
                return Optional.of(failure(
                        "sent." + entry.getKey(),
                        Json.text(expected),
                        Json.text(comparable),
                        step("compose", message),
                        entry.getValue()));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> sent(Rehearsed.Submitted message) {
        var tree = new LinkedHashMap<String, Object>();
        message.message().recipient().ifPresent(to -> tree.put("to", to.key()));
        tree.put("flow", message.message().flow());
        Content content = Objects.requireNonNull(message.content());
        if (content instanceof Content.Template template) {
            tree.put("template", template.name());
            tree.put("language", template.language());
            tree.put("parameters", template.parameters());
        } else if (content instanceof Content.Text text) {
            tree.put("text", text.body());
        }
        return tree;
    }

    private Optional<FlowTests.Failure> words(String key, List<String> found) {
        YamlNode wanted = then.get(key);
        if (wanted.isMissing()) {
            return Optional.empty();
        }
        List<String> expected =
                list(wanted).stream().flatMap(node -> node.text().stream()).toList();
        return expected.equals(found)
                ? Optional.empty()
                : Optional.of(failure(key, shown(expected), shown(found), step("submit-message-action", null), wanted));
    }

    private Optional<FlowTests.Failure> called() {
        YamlNode wanted = then.get("called");
        if (wanted.isMissing()) {
            return Optional.empty();
        }
        List<YamlNode> list = list(wanted);
        if (list.isEmpty() && !outcome.called().isEmpty()) {
            return Optional.of(
                    failure("called", "none", calls(), outcome.called().get(0).sink(), wanted));
        }
        for (YamlNode one : list) {
            String sink = one.text("sink").orElse("");
            var bodies = outcome.called().stream()
                    .filter(call -> call.sink().equals(sink))
                    .map(Rehearsed.Call::body)
                    .toList();
            if (bodies.isEmpty()) {
                return Optional.of(
                        failure("called.sink", sink, calls(), step("deliver-reply-action", null), one.get("sink")));
            }
            Object contains = one.get("contains").toTree();
            if (!one.get("contains").isMissing() && bodies.stream().noneMatch(body -> contains(body, contains))) {
                return Optional.of(
                        failure("called.contains", Json.text(contains), Json.text(bodies), sink, one.get("contains")));
            }
        }
        return Optional.empty();
    }

    private String calls() {
        return shown(outcome.called().stream().map(Rehearsed.Call::sink).toList());
    }

    /** {@code none} and an empty list are no expectations of one thing but of nothing. */
    private static List<YamlNode> list(YamlNode node) {
        if (node.isSequence()) {
            return node.items();
        }
        return node.text().filter("none"::equals).isPresent() ? List.of() : List.of(node);
    }

    private static String shown(List<?> found) {
        return found.isEmpty() ? "none" : found.size() == 1 ? text(found.get(0)) : Json.text(found);
    }

    private static String text(Object one) {
        return one instanceof String word ? word : Json.text(one);
    }

    private static boolean contains(@Nullable Object whole, @Nullable Object part) {
        if (part instanceof Map<?, ?> wanted) {
            return whole instanceof Map<?, ?> there
                    && wanted.entrySet().stream().allMatch(e -> contains(there.get(e.getKey()), e.getValue()));
        }
        if (part instanceof List<?> wanted) {
            return whole instanceof List<?> there
                    && wanted.stream().allMatch(one -> there.stream().anyMatch(t -> contains(t, one)));
        }
        if (whole instanceof List<?> there) {
            return there.stream().anyMatch(one -> contains(one, part));
        }
        return same(part, whole);
    }

    private static boolean same(@Nullable Object expected, @Nullable Object found) {
        if (expected instanceof List<?> wanted && found instanceof List<?> there) {
            return wanted.size() == there.size()
                    && java.util.stream.IntStream.range(0, wanted.size())
                            .allMatch(i -> same(wanted.get(i), there.get(i)));
        }
        if (expected instanceof Map<?, ?> wanted && found instanceof Map<?, ?> there) {
            return wanted.keySet().equals(there.keySet())
                    && wanted.entrySet().stream().allMatch(e -> same(e.getValue(), there.get(e.getKey())));
        }
        return Objects.equals(expected, found)
                || (expected != null && found != null && expected.toString().equals(found.toString()));
    }

    private FlowTests.Failure failure(String what, String expected, String found, String step, YamlNode at) {
        return new FlowTests.Failure(what, expected, found, step, at.place());
    }

    /** The first step of the message's flow, else of any flow, whose Kamelet has this in its name. */
    private String step(String kamelet, Rehearsed.@Nullable Submitted message) {
        var steps = new ArrayList<String>();
        for (RouteFile file : parts.files().routes()) {
            boolean fits = file.isFlow()
                    && (message == null || file.owner().equals(message.message().flow()));
            if (fits) {
                file.routes()
                        .forEach(route -> steps(
                                route.get("from").get("steps"),
                                kamelet,
                                route.text("id").orElse(""),
                                steps));
            }
        }
        return steps.isEmpty() ? kamelet : message == null && steps.size() > 3 ? kamelet : String.join(", ", steps);
    }

    private static void steps(YamlNode list, String kamelet, String route, List<String> found) {
        for (YamlNode item : list.items()) {
            item.entries().forEach((word, body) -> {
                if (body.text("uri")
                        .filter(uri -> uri.startsWith("kamelet:") && uri.contains(kamelet))
                        .isPresent()) {
                    found.add(route + "/" + body.text("id").orElse(word));
                }
                steps(body.get("steps"), kamelet, route, found);
                body.get("when").items().forEach(when -> steps(when.get("steps"), kamelet, route, found));
                steps(body.get("otherwise").get("steps"), kamelet, route, found);
            });
        }
    }
}
