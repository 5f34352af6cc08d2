package org.serai.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads one entry ahead, no more. */
final class Entries implements Iterator<Entry> {
    private final Source source;
    private @Nullable Entry ahead;
    private boolean isOver;

    /** Gives one after the other, then null. */
    @FunctionalInterface
    interface Source {
        @Nullable
        Entry next() throws IOException;
    }

    Entries(Source source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && !isOver) {
            ahead = read();
            isOver = ahead == null;
        }
        return ahead != null;
    }

    private @Nullable Entry read() {
        try {
            return source.next();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public Entry next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException("there is no entry behind the last one");
        }
        Entry next = ahead;
        ahead = null;
        return next;
    }
}
