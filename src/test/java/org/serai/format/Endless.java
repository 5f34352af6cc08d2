package org.serai.format;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A stream that nobody holds: a head, one piece again and again, a tail. Run alone, it counts the documents of some. */
final class Endless extends InputStream {
    private static final long MEGABYTE = 1024 * 1024;
    private static final String FILL = "x".repeat(1_000);
    private final byte[] head;
    private final byte[] piece;
    private final byte[] tail;
    private final long pieces;
    private final long end;
    private long at;

    private Endless(int megabytes, String head, String piece, String tail) {
        this.head = head.getBytes(StandardCharsets.UTF_8);
        this.piece = piece.getBytes(StandardCharsets.UTF_8);
        this.tail = tail.getBytes(StandardCharsets.UTF_8);
        this.pieces = megabytes * MEGABYTE / this.piece.length;
        this.end = this.head.length + pieces * this.piece.length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (at == end + tail.length) {
            return -1;
        }
        byte[] source = at < head.length ? head : at < end ? piece : tail;
        int from = (int) (at < head.length ? at : at < end ? (at - head.length) % piece.length : at - end);
        int got = Math.min(length, source.length - from);
        System.arraycopy(source, from, target, offset, got);
        at += got;
        return got;
    }

    private static void count(String block, Endless stream) {
        var documents = Reading.format(block).read(stream);
        long count = 0;
        while (documents.hasNext()) {
            if (documents.next() instanceof Entry.Unreadable bad) {
                throw bad.cause();
            }
            count++;
        }
        System.out.println(block + " " + (count >= stream.pieces));
    }

    public static void main(String[] none) {
        count("{ name: csv }", new Endless(100, "a,b\n", "1," + FILL + "\n", ""));
        count("{ name: json-lines }", new Endless(30, "", "{\"a\":\"" + FILL + "\"}\n", ""));
        count("{ name: json, each: \"\" }", new Endless(30, "[", "{\"a\":\"" + FILL + "\"},", "{}]"));
        count("{ name: xml, each: a }", new Endless(30, "<all>", "<a><b>" + FILL + "</b></a>", "</all>"));
    }
}
