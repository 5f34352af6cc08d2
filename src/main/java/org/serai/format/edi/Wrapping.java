package org.serai.format.edi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around one message of a stream, so that it can be read by itself: its headers as they came, and trailers that
 * count one.
 */
record Wrapping(Dialect dialect, List<Segment> headers) {
    /**
     * @param segments the message from its header on, with terminators
     * @param trailer of the message as it came; null: one that counts what is there
     */
    byte[] around(byte[] segments, int count, String reference, @Nullable Segment trailer) {
        var stream = new ByteArrayOutputStream();
        Separators by = dialect.separators();
        if (dialect.syntax() == Syntax.EDIFACT) {
            stream.writeBytes(ascii("UNA" + by.serviceString()));
        }
        headers.forEach(header -> write(stream, header.bytes()));
        stream.writeBytes(segments);
        write(stream, trailer == null ? end(Syntax.Frame.MESSAGE_END, count, reference) : trailer.bytes());
        for (int i = headers.size() - 1; i >= 0; i--) {
            boolean isOuter = i == 0;
            Syntax.Frame opening = isOuter ? Syntax.Frame.INTERCHANGE : Syntax.Frame.GROUP;
            Syntax.Frame closing = isOuter ? Syntax.Frame.INTERCHANGE_END : Syntax.Frame.GROUP_END;
            write(stream, end(closing, 1, headers.get(i).value(dialect.syntax().reference(opening))));
        }
        return stream.toByteArray();
    }

    private byte[] end(Syntax.Frame frame, int count, String reference) {
        char by = dialect.separators().element();
        return ascii(dialect.syntax().tag(frame) + by + count + by + reference);
    }

    void write(ByteArrayOutputStream stream, byte[] segment) {
        stream.writeBytes(segment);
        stream.write(dialect.separators().terminator());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
