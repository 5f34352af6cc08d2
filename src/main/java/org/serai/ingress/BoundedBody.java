package org.serai.ingress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a request body up to a bound, never more. */
final class BoundedBody {
    private static final int PIECE = 16 * 1024;

    private BoundedBody() {}

    /** Empty when there is more than {@code limit} bytes. */
    static Optional<byte[]> read(InputStream in, long announced, int limit) throws IOException {
        if (announced > limit) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(announced > 0 ? (int) announced : PIECE);
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            if (out.size() + read > limit) {
                return Optional.empty();
            }
            out.write(piece, 0, read);
        }
        return Optional.of(out.toByteArray());
    }
}
