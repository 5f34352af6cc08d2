package org.serai.format.edi;

import java.io.InputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Segments in the order of the stream, each interchange by its own separators and charset. */
final class SegmentReader {
    private final ByteSource source;
    private final OpeningReader openings;
    private @Nullable Dialect dialect;

    /** @param declared what the descriptor says; null: what the interchange says */
    SegmentReader(InputStream bytes, @Nullable Charset declared) {
        this.source = new ByteSource(bytes);
        this.openings = new OpeningReader(source, declared);
    }

    /** Null at the end. What cannot be read is a segment with a fault; one that is lost ends its interchange. */
    @Nullable
    Segment next() {
        source.skipBlank();
        String ahead = source.peek(3);
        if (ahead.isEmpty()) {
            return null;
        }
        Segment segment =
                dialect == null || OpeningReader.opens(ahead) ? opening(ahead) : SegmentText.read(source, dialect);
        dialect = segment.isLost() ? null : dialect;
        return segment;
    }

    private Segment opening(String ahead) {
        OpeningReader.Opening opening = openings.read(ahead);
        dialect = opening.dialect();
        return opening.segment();
    }

    /** Of the interchange the last segment belongs to; null where none could be told. */
    @Nullable
    Dialect dialect() {
        return dialect;
    }
}
