package org.serai.connector;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.serai.mapping.LookupTable;
import org.serai.mapping.UnlistedWord;

/**
 * How much one table of a connector holds of the words that were looked up in it.
 *
 * @param path of the table, as {@code easypost/mapping/status.csv}
 * @param words each once, with our word for it; empty text where the table does not hold it
 * @param seen those of the missing that a hub met in real documents
 */
public record Coverage(String path, Map<String, String> words, Set<String> seen) {
    static Coverage of(String path) {
        return new Coverage(path, new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new TreeSet<>());
    }

    /** Words of the list that the table holds by now are no news. */
    void add(Collection<UnlistedWord> listed, LookupTable now) {
        for (UnlistedWord one : listed) {
            boolean isOurs = path.startsWith(one.connector() + "/") && path.endsWith("/" + one.table() + ".csv");
            if (isOurs && now.find(one.word()).isEmpty()) {
                words.putIfAbsent(one.word(), "");
                seen.add(one.word());
            }
        }
    }

    /** A word is held once one line holds it, whatever the reasons of the others. */
    void add(String word, String canonical) {
        words.merge(word, canonical, (one, other) -> one.isEmpty() ? other : one);
    }

    /** The table's file, relative to the project's root. */
    public String file() {
        return "connectors/" + path;
    }

    public Map<String, String> covered() {
        var covered = new LinkedHashMap<>(words);
        covered.values().removeIf(String::isEmpty);
        return covered;
    }

    public List<String> missing() {
        return words.entrySet().stream()
                .filter(word -> word.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Rounded down, so that 100 means all of them; 100 too where no word was looked up. */
    public int percent() {
        return words.isEmpty() ? 100 : 100 * covered().size() / words.size();
    }
}
