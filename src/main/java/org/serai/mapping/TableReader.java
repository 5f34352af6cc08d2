package org.serai.mapping;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Suggestion;

/**
 * Reads one table: a header line that names the columns in any order, then a line a word. Lines that begin with # and blank
 * ones are for people. A spreadsheet may have written it: byte-order mark, semicolons and quotes are as good as commas.
 */
final class TableReader {
    private static final List<String> COLUMNS = List.of("code", "reason", "canonical", "note");
    private static final List<String> NEEDED = List.of("code", "canonical");
    private final String file;
    private final List<String> lines;
    private final String text;
    private final Findings findings;
    private final List<TableRow> rows = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private TableReader(String file, String text, Findings findings) {
        this.file = file;
        this.text = text;
        this.lines = text.lines().toList();
        this.findings = findings;
    }

    /** What is wrong is told with its line; the rows that are whole count. */
    static LookupTable read(String file, String text, Findings findings) {
        var reader = new TableReader(file, text.startsWith("\uFEFF") ? text.substring(1) : text, findings);
        reader.read();
        return LookupTable.of(reader.rows);
    }

    private void read() {
        int line = 0;
        try {
            List<String> header = null;
            for (CsvRecord record : records()) {
                line = (int) record.getStartingLineNumber();
                if (header == null) {
                    header = header(record.getFields(), line);
                } else if (!record.getFields().stream().allMatch(String::isBlank)) {
                    row(new Cells(header, record.getFields()), line);
                }
            }
            if (header == null) {
                header(List.of(), 1);
            }
        } catch (CsvParseException broken) {
            error(line + 1, "quotes do not match", "close each quote; a quote inside quotes is written twice");
        }
    }

    private CsvReader<CsvRecord> records() {
        boolean semicolons = lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .filter(line -> line.contains(";") && !line.contains(","))
                .isPresent();
        return CsvReader.builder()
                .fieldSeparator(semicolons ? ';' : ',')
                .commentStrategy(CommentStrategy.SKIP)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text);
    }

    private List<String> header(List<String> names, int line) {
        List<String> header = names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        header.stream()
                .filter(name -> !COLUMNS.contains(name))
                .forEach(name -> error(line, "unknown column `" + name + "`", Suggestion.didYouMean(name, COLUMNS)));
        NEEDED.stream()
                .filter(name -> !header.contains(name))
                .forEach(name -> error(line, "no column `" + name + "`", "a table begins with `code,canonical,note`"));
        return header;
    }

    /** Without the needed columns no row says anything, and the header has been told. */
    private void row(Cells cells, int line) {
        if (cells.header().containsAll(NEEDED)) {
            var row = new TableRow(
                    cells.of("code"), cells.of("reason"), cells.of("canonical"), place(line, cells.of("canonical")));
            if (row.code().isEmpty() || row.canonical().isEmpty()) {
                error(line, "a row needs a code and a word of ours", "write `code,canonical`");
            } else if (cells.areTooMany()) {
                error(line, "more cells than columns", "put a text that holds the separator in quotes");
            } else if (!seen.add((row.code() + "\n" + row.reason()).toLowerCase(Locale.ROOT))) {
                error(line, "`" + row.word() + "` stands here twice", "keep one of the rows");
            } else {
                rows.add(row);
            }
        }
    }

    /** The cells of one line by their column; what is over belongs to the note, which is for people. */
    private record Cells(List<String> header, List<String> cells) {
        String of(String column) {
            int at = header.indexOf(column);
            return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
        }

        boolean areTooMany() {
            return cells.size() > header.size() && header.indexOf("note") != header.size() - 1;
        }
    }

    private Place place(int line, String word) {
        String written = line <= lines.size() ? lines.get(line - 1) : "";
        int at = Math.max(0, written.lastIndexOf(word));
        return new Place(file, line, at + 1, at + 1 + word.length());
    }

    private void error(int line, String message, String wayOut) {
        findings.error("SERAI-M007", Place.at(file, line, 1), message, wayOut);
    }
}
