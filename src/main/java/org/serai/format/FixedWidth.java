package org.serai.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.finding.YamlNode;

/**
 * Lines whose values stand at fixed places; blanks around a value do not count, and a value of blanks is absent.
 *
 * @param length of every line; 0: a line may be shorter, for tools cut off blanks at its end
 * @param beginsWith other lines are passed over
 */
record FixedWidth(List<Column> columns, int length, String beginsWith, RowLines lines) implements Format {
    /** @param from counts from 1 */
    record Column(String name, int from, int width) {
        String of(String line) {
            int start = Math.min(from - 1, line.length());
            return line.substring(start, Math.min(start + width, line.length())).strip();
        }
    }

    static Format read(FormatBlock block) {
        block.keys("columns", "length", "begins-with", "charset", "skip-lines", "max-bytes");
        var columns = new ArrayList<Column>();
        for (YamlNode node : block.node().get("columns").items()) {
            var column = new FormatBlock(node, block.fields());
            column.keys("from", "width");
            columns.add(new Column(
                    block.fields().required(node, "name"),
                    column.number("from", 1, 100_000),
                    column.number("width", 1, 100_000)));
        }
        if (columns.isEmpty() || columns.size() > Cells.MOST) {
            block.wrong(
                    block.node().key("columns"),
                    "`columns` names 1 to 1,000 columns",
                    "write `columns: [{ name: number, from: 1, width: 20 }]`");
        }
        int length = block.text("length").isEmpty() ? 0 : block.number("length", 80, 100_000);
        return new FixedWidth(
                List.copyOf(columns), length, block.text("begins-with").orElse(""), RowLines.read(block));
    }

    @Override
    public Iterator<Entry> read(InputStream bytes) {
        TextLines all = lines.of(bytes);
        return new Entries(() -> next(all));
    }

    private @Nullable Entry next(TextLines all) throws IOException {
        for (TextLines.Line line = all.first(); line != null; line = all.first()) {
            all.take(1);
            if (line.wrong() != null || line.text().startsWith(beginsWith)) {
                Entry entry = entry(line);
                return entry instanceof Entry.Unreadable bad ? all.kept(line, bad, List.of()) : entry;
            }
        }
        return null;
    }

    private Entry entry(TextLines.Line line) {
        if (line.wrong() != null) {
            return line.unreadable(line.wrong(), "mend the line and send it again");
        }
        if (length > 0 && line.text().length() != length) {
            return line.unreadable(
                    line.text().length() + " characters where there are " + length,
                    "a line that was cut off must be sent again");
        }
        var row = new LinkedHashMap<String, Object>();
        for (Column column : columns) {
            String value = column.of(line.text());
            if (!value.isEmpty()) {
                row.put(column.name(), value);
            }
        }
        return new Entry.Document(line.position(), row);
    }
}
