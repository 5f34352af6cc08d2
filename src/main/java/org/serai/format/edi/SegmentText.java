package org.serai.format.edi;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one segment to its terminator. */
final class SegmentText {
    static final int LONGEST = 65_536;
    private static final Pattern TAG = Pattern.compile("[A-Z][A-Z0-9]{1,2}");

    private SegmentText() {}

    /** Line ends inside a segment are of no meaning: some senders break all lines at 80 characters. */
    static Segment read(ByteSource source, Dialect dialect) {
        Separators by = dialect.separators();
        int line = source.line();
        var bytes = new ByteArrayOutputStream(128);
        boolean released = false;
        int one = source.next();
        for (; one >= 0 && (one != by.terminator() || released) && bytes.size() < LONGEST; one = source.next()) {
            released = !released && by.isRelease(one);
            if (one != '\r' && one != '\n') {
                bytes.write(one);
            }
        }
        return bytes.size() < LONGEST
                ? parsed(bytes.toByteArray(), line, dialect, one < 0)
                : endless(source, line, by, Charsets.shown(bytes.toByteArray()));
    }

    private static Segment endless(ByteSource source, int line, Separators by, String text) {
        return Skipped.from(source, line, text)
                .because(
                        "no `" + by.terminator() + "` ends this segment",
                        "the separators are those of UNA or ISA; a segment has at most " + LONGEST + " bytes");
    }

    private static Segment parsed(byte[] bytes, int line, Dialect dialect, boolean cut) {
        String shown = Charsets.shown(bytes);
        Optional<String> text = Charsets.decode(bytes, dialect.charset());
        if (text.isEmpty()) {
            return Segment.bad(
                    shown,
                    line,
                    bytes,
                    "these bytes are not " + dialect.charset() + ", as the interchange says",
                    "let the sender name the right one, or say `charset` in connector.yaml");
        }
        try {
            return parsed(text.get(), line, bytes, dialect.separators(), cut);
        } catch (IllegalArgumentException tooMany) {
            return Segment.bad(shown, line, bytes, String.valueOf(tooMany.getMessage()), "let the sender send fewer");
        }
    }

    private static Segment parsed(String text, int line, byte[] bytes, Separators by, boolean cut) {
        Map<String, Object> values = Splitter.split(text, by);
        String tag = String.valueOf(values.remove("e0"));
        return problem(tag, cut, by)
                .map(message -> Segment.bad(text, line, bytes, message, "let the sender mend it and send it again"))
                .orElseGet(() -> new Segment(tag, values, text, line, bytes, null));
    }

    /** The last trailer of a file often lacks its terminator: nothing is lost then. */
    private static Optional<String> problem(String tag, boolean cut, Separators by) {
        if (!TAG.matcher(tag).matches()) {
            return Optional.of("no segment tag and `" + by.element() + "` at its beginning");
        }
        return cut && !tag.equals("UNZ") && !tag.equals("IEA")
                ? Optional.of("the file ends before its `" + by.terminator() + "`")
                : Optional.empty();
    }
}
