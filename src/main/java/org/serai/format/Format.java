package org.serai.format;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** One way to write documents down, with its settings. Immutable, for any number of threads. */
public interface Format {
    /**
     * What stands in the stream, in its order. Read as it is asked for: one entry is in memory, however long the stream.
     * What cannot be read is an entry of its own, those behind it follow where the format lets them be found. The stream
     * stays open.
     *
     * @throws java.io.UncheckedIOException from the iterator, when the stream breaks off
     */
    Iterator<Entry> read(InputStream bytes);

    /**
     * What the sender of a stream may be told of it, as trees: empty for formats that know no acknowledgement. Reads to its
     * end.
     *
     * @throws java.io.UncheckedIOException when the stream breaks off
     */
    default List<Map<String, Object>> receipts(InputStream bytes) {
        return List.of();
    }
}
