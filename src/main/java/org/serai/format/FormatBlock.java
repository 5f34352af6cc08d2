package org.serai.format;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.serai.finding.FieldReader;
import org.serai.finding.YamlNode;

/** The block {@code format} of a descriptor, with what one format may say in it. Reading goes on after a mistake. */
public record FormatBlock(YamlNode node, FieldReader fields) {
    /** The only keys beside {@code name}. */
    public void keys(String... known) {
        Set<String> all = new HashSet<>(List.of(known));
        all.add("name");
        fields.keys(node, all);
    }

    public Optional<String> text(String key) {
        return node.text(key);
    }

    /** A whole number from 1 to {@code most}. */
    public int number(String key, int otherwise, int most) {
        Optional<String> text = text(key);
        if (text.filter(t -> !t.matches("[1-9][0-9]{0,8}") || Integer.parseInt(t) > most)
                .isPresent()) {
            wrong(node.get(key), "`" + key + "` is a whole number from 1 to " + most, "write " + otherwise);
            return otherwise;
        }
        return text.map(Integer::parseInt).orElse(otherwise);
    }

    /** One character, and no end of a line. */
    char symbol(String key, char otherwise) {
        String text = text(key).orElse(String.valueOf(otherwise));
        if (text.length() == 1 && !text.isBlank() || text.equals("\t")) {
            return text.charAt(0);
        }
        wrong(node.get(key), "`" + key + "` is one character", "write `" + otherwise + "`");
        return otherwise;
    }

    public void wrong(YamlNode at, String message, String wayOut) {
        fields.findings().error("SERAI-C015", at.place(), message, wayOut);
    }
}
