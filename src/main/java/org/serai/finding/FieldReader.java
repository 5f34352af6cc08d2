package org.serai.finding;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the values of one kind of YAML file and tells what is wrong with them, each in its place; reading goes on. */
public record FieldReader(Findings findings, Codes codes) {
    /** What three mistakes are called in this kind of file: a key nobody knows, a value that lacks, a word not allowed. */
    public record Codes(String unknownKey, String missing, String wrongWord) {}

    public void keys(YamlNode node, Set<String> known) {
        for (String key : node.keys()) {
            if (!known.contains(key)) {
                findings.error(
                        codes.unknownKey(),
                        node.key(key).place(),
                        "unknown key `" + key + "`",
                        Suggestion.didYouMean(key, known));
            }
        }
    }

    /** Empty text where it is missing, which is told. */
    public String required(YamlNode parent, String key) {
        Optional<String> text = parent.text(key).filter(t -> !t.isBlank());
        if (text.isEmpty()) {
            findings.error(codes.missing(), parent.key(key).place(), "`" + key + "` is missing", "add it");
        }
        return text.orElse("");
    }

    /** @param otherwise what an absent key means */
    public String oneOf(YamlNode parent, String key, String otherwise, Collection<String> known) {
        YamlNode node = parent.get(key);
        return node.isMissing()
                ? known(key, parent, otherwise, known)
                : known(key, node, node.text().orElse(""), known);
    }

    /** The texts of a list, each one of those known. */
    public List<String> eachOf(YamlNode parent, String key, Collection<String> known) {
        return parent.get(key).items().stream()
                .map(item -> known(key, item, item.text().orElse(""), known))
                .toList();
    }

    private String known(String key, YamlNode at, String text, Collection<String> known) {
        if (!known.contains(text)) {
            findings.error(
                    codes.wrongWord(),
                    at.place(),
                    "`" + key + "` cannot be `" + text + "`",
                    Suggestion.didYouMean(text, known));
        }
        return text;
    }

    public boolean truth(YamlNode parent, String key, boolean otherwise) {
        return oneOf(parent, key, String.valueOf(otherwise), List.of("true", "false"))
                .equals("true");
    }

    public List<String> texts(YamlNode node) {
        return node.items().stream().flatMap(item -> item.text().stream()).toList();
    }
}
