package org.serai.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of columns, and rows as maps by them; an empty cell is absent. */
record Cells(List<String> columns) {
    static final int MOST = 1_000;

    /** A name that is missing becomes {@code column-3}, one that stands twice {@code name-2}. */
    static Cells of(List<String> header) {
        var columns = new ArrayList<String>();
        for (String name : header) {
            String named = name.isBlank() ? "column-" + (columns.size() + 1) : name.strip();
            columns.add(single(named, columns));
        }
        return new Cells(List.copyOf(columns));
    }

    private static String single(String name, List<String> taken) {
        String single = name;
        for (int i = 2; taken.contains(single); i++) {
            single = name + "-" + i;
        }
        return single;
    }

    Map<String, Object> row(List<String> cells) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < columns.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.put(columns.get(i), cells.get(i));
            }
        }
        return row;
    }
}
