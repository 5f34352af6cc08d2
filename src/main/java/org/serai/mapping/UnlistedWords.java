package org.serai.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/** The list of words no table holds: a file of a hub's home, a line {@code connector,table,word} each, the first seen first. */
public record UnlistedWords(Path file) {
    public static UnlistedWords in(Path home) {
        return new UnlistedWords(home.resolve("unmapped-words.csv"));
    }

    /** Nothing where no hub has written any; a line somebody broke is left out. */
    public List<UnlistedWord> read() throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return CsvReader.builder()
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(Files.readString(file))
                    .stream()
                    .filter(line -> line.getFieldCount() == 3)
                    .map(line -> new UnlistedWord(line.getField(0), line.getField(1), line.getField(2)))
                    .toList();
        } catch (CsvParseException broken) {
            throw new IOException(file + " is no CSV file any more; remove it, it is written anew", broken);
        }
    }

    void add(UnlistedWord word) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.writeRecord(word.connector(), word.table(), word.word());
        }
    }
}
