package org.serai.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.serai.finding.Findings;
import org.serai.finding.Place;

/**
 * Their codes and our words: a CSV file {@code code,canonical,note}. Strict: UTF-8, commas, no quotes in the first two
 * columns, no code twice; the note is for people and may hold anything.
 */
record LookupTable(Map<String, String> words) {
    private static final List<String> HEADERS = List.of("code,canonical", "code,canonical,note");

    Optional<String> find(String code) {
        return Optional.ofNullable(words.get(code));
    }

    static LookupTable read(String file, String text, Findings findings) {
        List<String> lines =
                (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
        if (lines.isEmpty() || !HEADERS.contains(lines.get(0).strip())) {
            findings.error(
                    "SERAI-M007",
                    Place.start(file),
                    "a table begins with `code,canonical,note`",
                    "add the header line");
        }
        var words = new HashMap<String, String>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                row(Place.at(file, i + 1, 1), lines.get(i), words, findings);
            }
        }
        return new LookupTable(Map.copyOf(words));
    }

    private static void row(Place place, String line, Map<String, String> words, Findings findings) {
        String[] columns = line.split(",", 3);
        if (columns.length < 2 || columns[0].isBlank() || columns[1].isBlank()) {
            findings.error("SERAI-M007", place, "a row needs a code and a word of ours", "write `code,canonical`");
        } else if (columns[0].contains("\"") || columns[1].contains("\"")) {
            findings.error("SERAI-M007", place, "quotes have no meaning here", "write code and word as they are");
        } else if (words.putIfAbsent(columns[0].strip(), columns[1].strip()) != null) {
            findings.error(
                    "SERAI-M007", place, "`" + columns[0].strip() + "` stands here twice", "keep one of the rows");
        }
    }
}
