package org.serai.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as bytes, one in memory. A byte-order mark before the first is passed over. */
final class Lines {
    private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);
    private final InputStream in;
    private final int most;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int filled;
    private long number;
    private boolean isOver;
    private boolean isMarked;

    /** @param bytes without its end; the beginning of a line that {@code isCut} since it is too long */
    record Line(long number, byte[] bytes, boolean isCut) {
        boolean isBlank() {
            return !isCut && new String(bytes, StandardCharsets.ISO_8859_1).isBlank();
        }
    }

    Lines(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Null behind the last one. */
    @Nullable
    Line next() throws IOException {
        return isOver ? null : read();
    }

    /** True where the stream began with the byte-order mark of UTF-8. */
    boolean isMarked() {
        return isMarked;
    }

    private Line read() throws IOException {
        var bytes = new ByteArrayOutputStream(256);
        boolean isCut = false;
        boolean isEnded = false;
        while (!isEnded && fill()) {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            isEnded = end < filled;
            int room = Math.min(end - at, most - bytes.size());
            bytes.write(buffer, at, room);
            isCut |= room < end - at;
            at = isEnded ? end + 1 : end;
        }
        isOver = !isEnded;
        number++;
        return new Line(number, number == 1 ? unmarked(bytes.toByteArray()) : bytes.toByteArray(), isCut);
    }

    /** False behind the end of the stream. */
    private boolean fill() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return at < filled;
    }

    private byte[] unmarked(byte[] first) {
        isMarked = Arrays.mismatch(first, MARK) == MARK.length || Arrays.equals(first, MARK);
        return isMarked ? Arrays.copyOfRange(first, MARK.length, first.length) : first;
    }
}
