package org.serai.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityConsumer;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** Takes the body of an answer of bounded length; a longer one is an error, whatever its headers promised. */
final class BoundedAnswer extends AbstractBinAsyncEntityConsumer<byte[]> {
    private static final int USUAL = 512;
    private final int most;
    private final ByteArrayBuffer bytes = new ByteArrayBuffer(USUAL);

    BoundedAnswer(int most) {
        this.most = most;
    }

    @Override
    protected void streamStart(@Nullable ContentType type) {
        // any type is read
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer part, boolean last) throws IOException {
        if (bytes.length() + part.remaining() > most) {
            throw new IOException("an answer of more than " + most + " bytes");
        }
        bytes.append(part);
    }

    @Override
    protected byte[] generateContent() {
        return bytes.toByteArray();
    }

    @Override
    public void releaseResources() {
        bytes.clear();
    }
}
