package org.serai.flow.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** What Camel's own descriptions in its jars say: the settings of a step, the options of a component. */
final class CamelModel {
    /** One step of Camel. */
    record Step(Set<String> settings, boolean hasExpression) {}

    /** One component. {@code lenient}: options it does not know are handed to the other side. */
    record Component(Map<String, Option> options, Set<String> prefixes, boolean lenient) {}

    record Option(String type, Set<String> words, boolean secret) {}

    private final Map<String, Optional<Step>> steps = new HashMap<>();
    private final Map<String, Optional<Component>> components = new HashMap<>();

    Optional<Step> step(String word) {
        return steps.computeIfAbsent(
                word,
                w -> read("META-INF/org/apache/camel/model/" + w + ".json").map(CamelModel::toStep));
    }

    Optional<Component> component(String scheme) {
        return components.computeIfAbsent(scheme, CamelModel::readComponent);
    }

    static boolean isLanguage(String word) {
        return resource("META-INF/services/org/apache/camel/language/" + word) != null;
    }

    private static Optional<Component> readComponent(String scheme) {
        String folder = scheme.equals("https") ? "http" : scheme.matches("s?ftps?") ? "file/remote" : scheme;
        return read("META-INF/org/apache/camel/component/" + folder + "/" + scheme + ".json")
                .map(CamelModel::toComponent);
    }

    private static Step toStep(Tree json) {
        var settings = new TreeSet<String>();
        boolean expression = false;
        for (String name : json.map("properties").keySet()) {
            expression |= json.text("properties", name, "kind").orElse("").equals("expression");
            settings.add(json.text("properties", name, "kind").orElse("").equals("expression") ? "expression" : name);
        }
        return new Step(settings, expression);
    }

    private static Component toComponent(Tree json) {
        var options = new HashMap<String, Option>();
        var prefixes = new TreeSet<String>();
        for (String name : json.map("properties").keySet()) {
            Tree option = json.at("properties", name);
            if (option.text("kind").orElse("").equals("parameter")) {
                options.put(name, toOption(option));
                option.text("prefix").ifPresent(prefixes::add);
            }
        }
        boolean lenient = json.text("component", "lenientProperties")
                .filter("true"::equals)
                .isPresent();
        return new Component(options, prefixes, lenient);
    }

    private static Option toOption(Tree option) {
        var words = new TreeSet<String>();
        option.items("enum").forEach(word -> word.text().ifPresent(words::add));
        return new Option(
                option.text("type").orElse("string"),
                words,
                option.text("secret").filter("true"::equals).isPresent());
    }

    private static @org.jspecify.annotations.Nullable InputStream resource(String name) {
        return CamelModel.class.getClassLoader().getResourceAsStream(name);
    }

    private static Optional<Tree> read(String name) {
        try (InputStream stream = resource(name)) {
            return stream == null ? Optional.empty() : Optional.of(Tree.of(Json.parse(stream.readAllBytes())));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
