package org.serai.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.serai.json.Json;
import org.serai.json.JsonException;

/** The whole stream is one JSON document, of 20 MB at most. */
record JsonDocument() implements Format {
    private static final int MOST = Allowance.ONE_DOCUMENT;

    static Format read(FormatBlock block) {
        block.keys("each");
        Optional<String> each = block.text("each");
        if (each.filter(pointer -> !pointer.isEmpty() && !pointer.startsWith("/"))
                .isPresent()) {
            block.wrong(block.node().get("each"), "a JSON Pointer begins with `/`", "write `/" + each.get() + "`");
        }
        return each.<Format>map(pointer -> new JsonEach(steps(pointer))).orElse(Formats.JSON);
    }

    private static List<String> steps(String pointer) {
        return Arrays.stream(pointer.split("/", -1))
                .skip(1)
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    @Override
    public Iterator<Entry> read(InputStream bytes) {
        try {
            return List.of(entry("", bytes.readNBytes(MOST + 1))).iterator();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Entry entry(String position, byte[] text) {
        return text.length > MOST
                ? Entry.Unreadable.of(position, text, "more than 20 MB", "send several smaller documents")
                : parsed(position, text);
    }

    static Entry parsed(String position, byte[] text) {
        try {
            Object tree = Json.parse(text);
            return tree == null
                    ? Entry.Unreadable.of(position, text, "null says nothing", "leave it out")
                            .readAgain(text)
                    : new Entry.Document(position, tree);
        } catch (JsonException unreadable) {
            return Entry.Unreadable.of(
                            position,
                            text,
                            "not JSON at " + unreadable.place() + ": " + unreadable.getMessage(),
                            "the system must send JSON in UTF-8, at most 500 levels deep")
                    .readAgain(text);
        }
    }
}
