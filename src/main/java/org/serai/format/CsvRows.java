package org.serai.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one stream. A row whose quote stays open takes the lines behind it, up to a bound. Where that gives no row,
 * its first line alone is bad, and reading goes on with the next.
 */
final class CsvRows {
    private static final int MOST_LINES = 50;
    private static final String OPEN = "a quote is opened and not closed";
    private final Csv csv;
    private final TextLines lines;
    private @Nullable Table table;
    private boolean isOver;

    CsvRows(Csv csv, TextLines lines) {
        this.csv = csv;
        this.lines = lines;
    }

    private record Row(List<String> cells, int lines) {}

    /** @param header the lines that name the columns; none where the descriptor does */
    private record Table(char separator, Cells columns, List<TextLines.Line> header) {}

    @Nullable
    Entry next() throws IOException {
        TextLines.Line first = isOver ? null : lines.first();
        if (first == null) {
            return null;
        }
        if (table != null) {
            return entry(first, table);
        }
        Entry bad = begin(first);
        isOver = bad != null;
        return isOver ? bad : next();
    }

    /** Finds separator and columns; where there are none it says why, and nothing behind can be read. */
    private @Nullable Entry begin(TextLines.Line first) throws IOException {
        char separator = csv.separatorOf(first.text());
        if (!csv.columns().isEmpty()) {
            table = new Table(separator, Cells.of(csv.columns()), List.of());
            return null;
        }
        try {
            Row header = row(first, separator);
            if (header.cells().size() > Cells.MOST) {
                return first.unreadable(
                        header.cells().size() + " columns, and 1,000 are the most",
                        "see whether the separator is right");
            }
            table = new Table(separator, Cells.of(header.cells()), lines.first(header.lines()));
            lines.take(header.lines());
            return null;
        } catch (CsvParseException bad) {
            return first.unreadable(
                    "no header line: " + bad.getMessage(), "mend it, or name `columns`; nothing behind it was read");
        }
    }

    private Entry entry(TextLines.Line first, Table table) throws IOException {
        try {
            Row row = row(first, table.separator);
            int columns = table.columns.columns().size();
            if (row.cells.size() == columns) {
                lines.take(row.lines);
                return new Entry.Document(first.position(), table.columns.row(row.cells));
            }
            return bad(
                    first,
                    table,
                    row.lines > 1 ? OPEN : row.cells.size() + " cells where there are " + columns + " columns");
        } catch (CsvParseException bad) {
            return bad(first, table, String.valueOf(bad.getMessage()));
        }
    }

    private Entry bad(TextLines.Line line, Table table, String message) {
        lines.take(1);
        Entry.Unreadable bad = line.unreadable(
                message, "put a text that holds separator or quote in quotes; what was cut off must be sent again");
        return lines.kept(line, bad, table.header);
    }

    /** Takes nothing yet. */
    private Row row(TextLines.Line first, char separator) throws IOException {
        if (first.wrong() != null) {
            throw new CsvParseException(first.wrong());
        }
        var text = new StringBuilder(first.text());
        int taken = 1;
        while (isOpen(text, separator) && hasMore(taken, text.length())) {
            text.append('\n').append(lines.first(taken + 1).get(taken).text());
            taken++;
        }
        if (isOpen(text, separator)) {
            throw new CsvParseException(OPEN);
        }
        return new Row(parsed(text.toString(), separator, taken), taken);
    }

    private boolean hasMore(int taken, int length) throws IOException {
        List<TextLines.Line> more = lines.first(taken + 1);
        return taken < MOST_LINES
                && length < csv.lines().maxBytes()
                && more.size() > taken
                && more.get(taken).wrong() == null;
    }

    private List<String> parsed(String text, char separator, int lines) {
        try {
            return CsvReader.builder()
                    .fieldSeparator(separator)
                    .quoteCharacter(csv.quote())
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofSingleCsvRecord(text)
                    .getFields();
        } catch (CsvParseException bad) {
            throw new CsvParseException(lines > 1 ? OPEN : "the quotes do not match", bad);
        }
    }

    /** True where the text ends inside of quotes: the parser would take its end for their end. */
    private boolean isOpen(CharSequence text, char separator) {
        boolean quoted = false;
        boolean mayOpen = true;
        for (int i = 0; i < text.length(); i++) {
            boolean turns = text.charAt(i) == csv.quote() && (quoted || mayOpen);
            quoted ^= turns;
            mayOpen =
                    turns || text.charAt(i) == separator; // at the begin of a cell, and again behind a quote: "" is one
        }
        return quoted;
    }
}
