package org.serai.flow.file;

import java.io.IOException;
import java.io.InputStream;
import org.serai.canonical.DocumentException;

/** How much may come out of one archive: 1,000 files, 4 GB, and 200 times its own size where that is more than 1 MB. */
final class ArchiveBounds implements Unpacked.Taker {
    private static final int MOST_FILES = 1_000;
    private static final long MOST_BYTES = 4L << 30;
    private static final long RATIO = 200;
    private static final long FREE = 1L << 20;
    private final long mostBytes;
    private final byte[] buffer = new byte[64 * 1024];
    private long bytes;
    private int files;

    ArchiveBounds(long packed) {
        this.mostBytes = Math.min(MOST_BYTES, Math.max(FREE, RATIO * packed));
    }

    @Override
    public void take(String name, InputStream unpacked) throws IOException {
        if (Unpacked.isArchive(name)) {
            throw refused("there is an archive in it, " + name);
        }
        if (++files > MOST_FILES) {
            throw refused("more than " + MOST_FILES + " files in it");
        }
        for (int read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
            bytes += read;
            if (bytes > mostBytes) {
                throw refused("unpacked it has more than " + mostBytes + " bytes, as a zip bomb does");
            }
        }
    }

    void end() {
        if (files == 0) {
            throw refused("there is no file in it, or it is no archive");
        }
    }

    static DocumentException refused(String why) {
        return new DocumentException("file.archive-refused", "", why, "pack it anew, or send the files as they are");
    }
}
