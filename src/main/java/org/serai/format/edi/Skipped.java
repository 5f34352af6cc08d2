package org.serai.format.edi;

import java.io.ByteArrayOutputStream;
import java.util.regex.Pattern;
import org.serai.format.edi.Segment.Fault;

/** What is passed over where nothing can be told apart: up to the next line that begins an interchange, else all. */
record Skipped(String text, int line) {
    private static final Pattern OPENING = Pattern.compile("UNA|UNB|ISA");

    static Skipped from(ByteSource source, int line, String read) {
        var bytes = new ByteArrayOutputStream();
        for (int one = source.next(); one >= 0; one = source.next()) {
            if (bytes.size() < SegmentText.LONGEST) {
                bytes.write(one);
            }
            if (one == '\n' && OPENING.matcher(source.peek(3)).matches()) {
                break;
            }
        }
        return new Skipped(read + Charsets.shown(bytes.toByteArray()), line);
    }

    Segment because(String message, String advice) {
        return Segment.lost(text, line, new Fault("edi.header", message, advice));
    }
}
