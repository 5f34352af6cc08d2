package org.serai.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.serai.connector.Coverage;

/** Says which words the tables of the connectors hold, and which they do not. */
record CoveragePrinter(Terminal terminal) {
    void text(List<Coverage> tables) {
        tables.forEach(this::print);
    }

    private void print(Coverage table) {
        Paint paint = terminal.paint();
        String share = table.words().isEmpty()
                ? "no word was looked up"
                : table.covered().size() + " of "
                        + FindingPrinter.count(table.words().size(), "word") + " covered, " + table.percent() + " %";
        String name = table.file() + ": ";
        terminal.out().println(paint.bold(name) + (table.missing().isEmpty() ? share : paint.yellow(share)));
        table.covered()
                .forEach((word, canonical) -> terminal.out().println(paint.faint("  " + word + " = " + canonical)));
        table.missing().forEach(word -> terminal.out().println("  " + word + ": no line for it" + where(table, word)));
    }

    private static String where(Coverage table, String word) {
        return table.seen().contains(word) ? " (a hub met it)" : " (in a sample)";
    }

    static List<Map<String, Object>> trees(List<Coverage> tables) {
        return tables.stream().map(CoveragePrinter::tree).toList();
    }

    private static Map<String, Object> tree(Coverage table) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("file", table.file());
        tree.put("percent", table.percent());
        tree.put("covered", table.covered());
        tree.put("missing", table.missing());
        tree.put("seen", table.seen());
        return tree;
    }
}
