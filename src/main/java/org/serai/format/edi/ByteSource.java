package org.serai.format.edi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Bytes one after the other, and the line the next one stands on. */
final class ByteSource {
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    private final InputStream stream;
    private final byte[] ahead = new byte[16_384];
    private int at;
    private int end;
    private int line = 1;

    ByteSource(InputStream stream) {
        this.stream = stream;
    }

    int line() {
        return line;
    }

    /** -1 at the end. */
    int next() {
        if (!has(1)) {
            return -1;
        }
        int one = ahead[at++] & 0xFF;
        line += one == '\n' ? 1 : 0;
        return one;
    }

    /** The next bytes as letters, fewer at the end. */
    String peek(int count) {
        has(count);
        return new String(ahead, at, Math.min(count, end - at), StandardCharsets.ISO_8859_1);
    }

    private boolean has(int count) {
        try {
            while (end - at < count) {
                System.arraycopy(ahead, at, ahead, 0, end - at);
                end -= at;
                at = 0;
                int more = stream.read(ahead, end, ahead.length - end);
                if (more < 0) {
                    return false;
                }
                end += more;
            }
            return true;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Blanks, line ends, byte-order marks and what DOS put at the end of a file. */
    void skipBlank() {
        while (has(1)) {
            if (ahead[at] >= 0 && ahead[at] <= ' ') {
                next();
            } else if (ahead[at] < 0 && peek(3).equals(BYTE_ORDER_MARK)) {
                skip(3);
            } else {
                return;
            }
        }
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }
}
