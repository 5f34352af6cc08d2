package org.serai.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as bytes, one in memory. A byte-order mark before the first and blank lines are passed over. */
final class Lines {
    private static final String MARK = "\uFEFF";
    private final InputStream in;
    private final int most;
    private long number;
    private boolean isOver;

    /** @param bytes without its end; the beginning of a line that {@code isCut} since it is too long */
    record Line(long number, byte[] bytes, boolean isCut) {
        boolean isBlank() {
            return !isCut && new String(bytes, StandardCharsets.ISO_8859_1).isBlank();
        }
    }

    Lines(InputStream in, int most) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.most = most;
    }

    /** Null behind the last one. */
    @Nullable
    Line next() throws IOException {
        while (!isOver) {
            Line line = read();
            if (!line.isBlank()) {
                return line;
            }
        }
        return null;
    }

    private Line read() throws IOException {
        var bytes = new ByteArrayOutputStream(256);
        boolean isCut = false;
        int one = in.read();
        for (; one >= 0 && one != '\n'; one = in.read()) {
            isCut |= bytes.size() == most;
            if (!isCut) {
                bytes.write(one);
            }
        }
        isOver = one < 0;
        number++;
        return new Line(number, number == 1 ? unmarked(bytes.toByteArray()) : bytes.toByteArray(), isCut);
    }

    private static byte[] unmarked(byte[] first) {
        String text = new String(first, StandardCharsets.UTF_8);
        return text.startsWith(MARK) ? text.substring(1).getBytes(StandardCharsets.UTF_8) : first;
    }
}
