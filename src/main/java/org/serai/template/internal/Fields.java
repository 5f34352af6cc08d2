package org.serai.template.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;

/** One mapping of a template file: its keys held against those known, its values asked for by kind. */
record Fields(YamlNode node, Source source, Findings findings) {

    static Optional<Fields> of(YamlNode node, Source source, Findings findings) {
        if (node.isMapping()) {
            return Optional.of(new Fields(node, source, findings));
        }
        findings.error(
                Codes.WRONG_SHAPE, node.place(), "keys and values are expected here", "see files.md, \"A template\"");
        return Optional.empty();
    }

    /** A mistyped key is reported as such, and not as missing too. */
    void expect(List<String> required, List<String> optional) {
        var known = new java.util.ArrayList<>(required);
        known.addAll(optional);
        List<String> unknown =
                node.keys().stream().filter(key -> !known.contains(key)).toList();
        unknown.forEach(key -> error(
                Codes.UNKNOWN_KEY,
                node.key(key).place(),
                "unknown key `" + key + "`",
                Suggestion.didYouMean(key, known)));
        Set<String> meant = new java.util.HashSet<>();
        unknown.forEach(key -> Suggestion.nearest(key, known).ifPresent(meant::add));
        required.stream()
                .filter(key -> node.get(key).isMissing() && !meant.contains(key))
                .forEach(key ->
                        error(Codes.MISSING_KEY, node.place(), "`" + key + "` is missing", "add `" + key + ":`"));
    }

    /** A text that is not empty; anything else that stands there is a finding. */
    Optional<String> text(String key) {
        YamlNode value = node.get(key);
        if (value.isMissing()) {
            return Optional.empty();
        }
        Optional<String> text = value.text().filter(t -> !t.isBlank());
        if (text.isEmpty()) {
            error(
                    Codes.WRONG_SHAPE,
                    node.key(key).place(),
                    "`" + key + "` needs a text",
                    "write one, or remove the key");
        }
        return text;
    }

    Optional<String> oneOf(String key, Collection<String> words) {
        Optional<String> text = text(key);
        if (text.isPresent() && !words.contains(text.get())) {
            error(
                    Codes.NOT_ONE_OF,
                    node.get(key).place(),
                    "`" + key + "` cannot be `" + text.get() + "`",
                    Suggestion.didYouMean(text.get(), words));
            return Optional.empty();
        }
        return text;
    }

    Place at(String key) {
        return node.get(key).place();
    }

    void error(String code, Place place, String message, String suggestion) {
        findings.error(code, place, message, suggestion);
    }
}
