package org.serai.flow.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Reason;
import org.serai.ingress.Consignment.Unloaded;

/** One line for each entry of a file, as CSV; on the disk, for a large file has many. */
final class ResultFile {
    private @Nullable FileChannel channel;
    private @Nullable CsvWriter csv;

    void line(String file, Unloaded unloaded) {
        Reason parked = unloaded.parked();
        if (parked == null) {
            write(file, unloaded.position(), "accepted", "", unloaded.eventId());
        } else {
            write(file, unloaded.position(), "parked", parked.code(), parked.text());
        }
    }

    void refused(String file, DocumentException why) {
        write(file, why.where(), "refused", why.code(), why.getMessage() + "; " + why.advice());
    }

    /** @param text of an accepted one its event id */
    private void write(String file, String position, String outcome, String code, String text) {
        try {
            open().writeRecord(file, position, outcome, code, text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private CsvWriter open() throws IOException {
        if (csv == null) {
            channel = Nameless.open();
            csv = CsvWriter.builder().build(Channels.newOutputStream(channel), StandardCharsets.UTF_8);
            csv.writeRecord("file", "position", "outcome", "code", "text");
        }
        return csv;
    }

    /** The whole of it, once; null where there is nothing to say. */
    @Nullable
    InputStream written() throws IOException {
        if (csv == null || channel == null) {
            return null;
        }
        csv.flush();
        channel.position(0);
        return Channels.newInputStream(channel);
    }
}
