package org.serai.flow.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Sha256;
import org.serai.canonical.UnavailableException;

/**
 * The whole of one file, copied before anything in it is believed: a file that breaks off on the way was never here. It has
 * no name of its own on the disk and is gone when it is closed, or when this process dies.
 */
final class Spool implements AutoCloseable {
    private static final long MOST = 1L << 30;
    private static final int SHORT = 12;
    private final FileChannel channel;
    private final String key;

    private Spool(FileChannel channel, String key) {
        this.channel = channel;
        this.key = key;
    }

    /**
     * @param announced how long the file is where it lies
     * @throws DocumentException {@code file.too-large}
     * @throws UnavailableException when it breaks off, or is not as long as it was when it was listed
     */
    static Spool of(InputStream bytes, long announced, String name) {
        if (announced > MOST) {
            throw tooLarge();
        }
        try {
            FileChannel channel = Nameless.open();
            try {
                MessageDigest digest = Sha256.digest();
                long copied = copy(bytes, channel, digest);
                whole(copied, announced, name);
                return new Spool(
                        channel, HexFormat.of().formatHex(digest.digest()).substring(0, SHORT));
            } catch (IOException | RuntimeException failed) {
                channel.close();
                throw failed;
            }
        } catch (IOException broken) {
            throw new UnavailableException(name, name + " broke off: " + broken.getMessage(), broken);
        }
    }

    private static long copy(InputStream from, FileChannel to, MessageDigest digest) throws IOException {
        var out = Channels.newOutputStream(to);
        byte[] buffer = new byte[64 * 1024];
        long copied = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            copied += read;
            if (copied > MOST) {
                throw tooLarge();
            }
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
        }
        return copied;
    }

    private static void whole(long copied, long announced, String name) {
        if (copied != announced) {
            throw new UnavailableException(
                    name,
                    name + " has " + copied + " bytes and was listed with " + announced + ": it is still being written",
                    new IllegalStateException("file.changing"));
        }
    }

    private static DocumentException tooLarge() {
        return new DocumentException("file.too-large", "", "it has more than 1 GB", "send it in several files");
    }

    /** Twelve digits made of the content: the same content has the same, whatever it is called. */
    String key() {
        return key;
    }

    /** From its beginning; only one at a time. */
    InputStream open() throws IOException {
        channel.position(0);
        return Channels.newInputStream(channel);
    }

    long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            // nothing was to be kept
        }
    }
}
