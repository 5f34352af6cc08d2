package org.serai.flow.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.serai.canonical.DocumentException;

/**
 * What is in a file by the ending of its name: several files in a {@code .zip}, one in a {@code .gz}, else itself. An archive
 * is inflated to its end before the first file in it is handed out, so that a bomb, or half an archive, gives nothing.
 */
record Unpacked(Spool spool, String name) {
    private static final String ZIP = ".zip";
    private static final String GZIP = ".gz";

    /** Takes one file after the other; the stream is good until it returns. */
    @FunctionalInterface
    interface Taker {
        void take(String name, InputStream bytes) throws IOException;
    }

    static boolean isArchive(String name) {
        return ends(name, ZIP) || ends(name, GZIP);
    }

    private static boolean ends(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** @throws DocumentException {@code file.archive-refused} */
    void each(Taker taker) throws IOException {
        if (isArchive(name)) {
            var measure = new ArchiveBounds(spool.size());
            archive(measure);
            measure.end();
            archive(taker);
        } else {
            taker.take(name, spool.open());
        }
    }

    private void archive(Taker taker) throws IOException {
        try {
            if (ends(name, ZIP)) {
                zip(taker);
            } else {
                taker.take(name.substring(0, name.length() - GZIP.length()), new GZIPInputStream(spool.open()));
            }
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw ArchiveBounds.refused("it cannot be unpacked: " + broken.getMessage());
        }
    }

    private void zip(Taker taker) throws IOException {
        var zip = new ZipInputStream(spool.open());
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                taker.take(name + "/" + FileName.shown(entry.getName()), zip);
            }
        }
    }
}
