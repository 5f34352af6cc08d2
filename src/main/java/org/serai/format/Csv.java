package org.serai.format;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table, one a document.
 *
 * @param separator null: the one of {@code , ; | tab} that the first line has most of
 * @param columns their names, where no header line says them; else empty
 */
record Csv(@Nullable Character separator, char quote, List<String> columns, RowLines lines) implements Format {
    private static final List<String> NAMED = List.of("comma", "semicolon", "tab", "pipe");
    private static final String SYMBOLS = ",;\t|";

    static Format read(FormatBlock block) {
        block.keys("separator", "quote", "columns", "charset", "skip-lines", "max-bytes");
        var columns = block.fields().texts(block.node().get("columns"));
        if (columns.size() > Cells.MOST) {
            block.wrong(block.node().get("columns"), "more than 1,000 columns", "name fewer");
        }
        Character separator = separator(block);
        if (separator != null && separator == block.symbol("quote", '"')) {
            block.wrong(block.node().get("separator"), "separator and quote are one", "change one of them");
        }
        return new Csv(separator, block.symbol("quote", '"'), columns, RowLines.read(block));
    }

    private static @Nullable Character separator(FormatBlock block) {
        String name = block.text("separator").orElse("");
        if (name.length() <= 1) {
            return name.isEmpty() ? null : Character.valueOf(block.symbol("separator", ','));
        }
        String known = block.fields().oneOf(block.node(), "separator", "", NAMED);
        return NAMED.contains(known) ? Character.valueOf(SYMBOLS.charAt(NAMED.indexOf(known))) : null;
    }

    @Override
    public Iterator<Entry> read(InputStream bytes) {
        return new Entries(new CsvRows(this, lines.of(bytes))::next);
    }

    char separatorOf(String first) {
        if (separator != null) {
            return separator;
        }
        char most = ',';
        for (char symbol : SYMBOLS.toCharArray()) {
            most = count(first, symbol) > count(first, most) ? symbol : most;
        }
        return most;
    }

    private static long count(String text, char symbol) {
        return text.chars().filter(c -> c == symbol).count();
    }
}
