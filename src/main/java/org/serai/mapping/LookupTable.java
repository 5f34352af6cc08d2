package org.serai.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Their codes and our words, as a CSV file beside a mapping says. Codes and reasons know neither case nor blanks around them. */
public final class LookupTable {
    private final Map<Key, TableRow> rows;

    private record Key(String code, String reason) {
        static Key of(String code, String reason) {
            return new Key(normal(code), normal(reason));
        }

        private static String normal(String text) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }

    private LookupTable(Map<Key, TableRow> rows) {
        this.rows = rows;
    }

    /** Of rows with the same code and reason the first counts. */
    static LookupTable of(Collection<TableRow> rows) {
        var byKey = new LinkedHashMap<Key, TableRow>();
        rows.forEach(row -> byKey.putIfAbsent(Key.of(row.code(), row.reason()), row));
        return new LookupTable(byKey);
    }

    /** Our word for their code, whatever the reason. */
    public Optional<String> find(String code) {
        return find(code, "");
    }

    /** The line for this code and this reason, else the line for the code alone. */
    public Optional<String> find(String code, String reason) {
        TableRow exact = rows.get(Key.of(code, reason));
        return Optional.ofNullable(exact == null ? rows.get(Key.of(code, "")) : exact)
                .map(TableRow::canonical);
    }

    /** In the order of the file. */
    public List<TableRow> rows() {
        return List.copyOf(rows.values());
    }
}
