package org.serai.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decoded lines, of which some may be looked at before they are taken. A byte-order mark says UTF-8, whatever was declared. */
final class TextLines {
    private final Lines lines;
    private final RowLines rules;
    private final Deque<Line> ahead = new ArrayDeque<>();

    /** @param text empty where {@code wrong} says why there is none */
    record Line(
            long number,
            String text,
            byte[] bytes,
            @Nullable String wrong) {
        boolean isBlank() {
            return wrong == null && text.isBlank();
        }

        String position() {
            return "line " + number;
        }

        Entry.Unreadable unreadable(String message, String wayOut) {
            return Entry.Unreadable.of(position(), bytes, message, wayOut);
        }
    }

    TextLines(Lines lines, RowLines rules) {
        this.lines = lines;
        this.rules = rules;
    }

    /** The next that is not blank, without taking it; null behind the last. */
    @Nullable
    Line first() throws IOException {
        for (List<Line> next = first(1); !next.isEmpty(); next = first(1)) {
            if (!next.get(0).isBlank()) {
                return next.get(0);
            }
            take(1);
        }
        return null;
    }

    /** The next so many, or all that are there, without taking them. */
    List<Line> first(int howMany) throws IOException {
        while (ahead.size() < howMany) {
            Lines.Line next = lines.next();
            if (next == null) {
                break;
            }
            if (next.number() > rules.skip()) {
                ahead.add(decoded(next));
            }
        }
        return ahead.stream().limit(howMany).toList();
    }

    void take(int howMany) {
        for (int i = 0; i < howMany; i++) {
            ahead.remove();
        }
    }

    /** A stream of this line alone: what is passed over before it, the lines it needs, itself. A cut one is not whole. */
    Entry.Unreadable kept(Line line, Entry.Unreadable bad, List<Line> before) {
        if (line.bytes().length >= rules.maxBytes()) {
            return bad;
        }
        var stream = new ByteArrayOutputStream();
        if (lines.isMarked()) {
            stream.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
        }
        stream.writeBytes("\n".repeat(rules.skip()).getBytes(StandardCharsets.US_ASCII));
        for (Line one : before) {
            stream.writeBytes(one.bytes());
            stream.write('\n');
        }
        stream.writeBytes(line.bytes());
        return bad.readAgain(stream.toByteArray());
    }

    private Line decoded(Lines.Line line) {
        if (line.isCut()) {
            return new Line(line.number(), "", line.bytes(), "more than " + rules.maxBytes() + " bytes in one line");
        }
        Charset charset = lines.isMarked() ? StandardCharsets.UTF_8 : rules.charset();
        Optional<String> text = new Text(charset).of(line.bytes());
        return new Line(
                line.number(),
                text.map(TextLines::withoutReturn).orElse(""),
                line.bytes(),
                text.isPresent() ? null : "not in " + charset + ", or not all of it: the encodings are mixed");
    }

    private static String withoutReturn(String text) {
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
