package org.serai.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Each line is a JSON document; blank lines are none. One that is not readable stops itself only. */
record JsonLines(int maxBytes) implements Format {
    static Format read(FormatBlock block) {
        block.keys("max-bytes");
        return new JsonLines(block.number("max-bytes", 1_048_576, 20_971_520));
    }

    @Override
    public Iterator<Entry> read(InputStream bytes) {
        var lines = new Lines(bytes, maxBytes);
        return new Entries(() -> next(lines));
    }

    private @Nullable Entry next(Lines lines) throws IOException {
        Lines.Line line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line == null ? null : entry(line);
    }

    private Entry entry(Lines.Line line) {
        String position = "line " + line.number();
        return line.isCut()
                ? Entry.Unreadable.of(
                        position, line.bytes(), "more than " + maxBytes + " bytes in one line", "raise max-bytes")
                : JsonDocument.parsed(position, line.bytes());
    }
}
