package org.serai.conversation;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Numbered pieces as one stream; holds one piece at a time. */
final class ChunkedInputStream extends InputStream {
    private final IntFunction<Optional<byte[]>> pieces;
    private byte[] piece = new byte[0];
    private int next;
    private int at;

    ChunkedInputStream(IntFunction<Optional<byte[]>> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : piece[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean isAtEnd() {
        while (at == piece.length) {
            Optional<byte[]> found = pieces.apply(next++);
            if (found.isEmpty()) {
                return true;
            }
            piece = found.get();
            at = 0;
        }
        return false;
    }
}
