package org.serai.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A stream of which one document may take only so much; and it remembers what was read last, to show it. */
final class Allowance extends FilterInputStream {
    static final int ONE_DOCUMENT = 20 * 1024 * 1024;
    private static final int SHOWN = 16 * 1024;
    private final byte[] last = new byte[SHOWN];
    private long read;
    private long end = ONE_DOCUMENT;

    /** One document took it all. */
    static final class Spent extends IOException {
        private static final long serialVersionUID = 1L;

        Spent() {
            super("more than 20 MB in one document");
        }
    }

    Allowance(InputStream in) {
        super(in);
    }

    /** The next document begins. */
    void renew() {
        end = read + ONE_DOCUMENT;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (read > end) {
            throw new Spent();
        }
        int got = super.read(target, offset, length);
        for (int i = Math.max(0, got - SHOWN); i < got; i++) {
            last[(int) ((read + i) % SHOWN)] = target[offset + i];
        }
        read += Math.max(got, 0);
        return got;
    }

    /** What stands before the place that was reached. */
    String shown() {
        int size = (int) Math.min(read, SHOWN);
        byte[] text = new byte[size];
        for (int i = 0; i < size; i++) {
            text[i] = last[(int) ((read - size + i) % SHOWN)];
        }
        return new String(text, StandardCharsets.UTF_8);
    }
}
