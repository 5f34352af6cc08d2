package org.serai.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One metric of ours, as a scrape tells it or as the reference writes it. */
record Metric(String name, String type, Set<String> labels, String meaning) {
    private static final Path REFERENCE = Path.of("src/docs/reference/metrics.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(serai_[a-z_]+)` \\| ([a-z]+) \\| (.*?) \\| (.*?) \\|$");
    private static final Pattern LIBRARY = Pattern.compile("(?m)^\\| `((?!serai_)[a-z_]+)` \\|");
    private static final Pattern WORD = Pattern.compile("`([a-z]+)`");
    private static final Pattern HELP = Pattern.compile("(?m)^# HELP (serai_[a-z_]+) (.*)\n# TYPE \\1 ([a-z]+)$");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"");
    /** Every metric has it. */
    private static final String COMMON = "application";

    static List<Metric> ofTheReference() throws IOException {
        return ROW.matcher(Files.readString(REFERENCE))
                .results()
                .map(row -> new Metric(row.group(1), row.group(2), words(row.group(3), WORD), row.group(4)))
                .toList();
    }

    static List<String> ofLibraries() throws IOException {
        return LIBRARY.matcher(Files.readString(REFERENCE))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    /** The largest of the last minutes, which each timer brings along, is not counted by itself. */
    static List<Metric> ofTheHub(String scrape) {
        Map<String, Metric> all = new LinkedHashMap<>();
        Matcher found = HELP.matcher(scrape);
        while (found.find()) {
            String name = found.group(1);
            all.put(name, new Metric(name, found.group(3), labels(scrape, name), found.group(2)));
        }
        var ours = new ArrayList<Metric>(all.values());
        ours.removeIf(metric ->
                metric.name.endsWith("_max") && all.containsKey(metric.name.substring(0, metric.name.length() - 4)));
        return ours;
    }

    private static Set<String> labels(String scrape, String name) {
        Set<String> labels = new TreeSet<>();
        Pattern sample = Pattern.compile("(?m)^" + name + "(?:_count)?\\{(.*)\\} ");
        sample.matcher(scrape).results().forEach(line -> labels.addAll(words(line.group(1), LABEL)));
        labels.remove(COMMON);
        return labels;
    }

    private static Set<String> words(String text, Pattern word) {
        Set<String> words = new TreeSet<>();
        word.matcher(text).results().forEach(found -> words.add(found.group(1)));
        return words;
    }
}
