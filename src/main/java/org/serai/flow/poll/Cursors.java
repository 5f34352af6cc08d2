package org.serai.flow.poll;

import java.time.Instant;

/** Where the cursors of the sources are kept. */
public interface Cursors {
    /** For versions that are only checked or rehearsed: no source runs there. */
    Cursors NONE = new Cursors() {
        @Override
        public Cursor read(String source, Instant begin) {
            throw new IllegalStateException("no source is read in a rehearsal: " + source);
        }

        @Override
        public boolean move(String source, Cursor from, Cursor to) {
            return false;
        }
    };

    /** @param begin where a source that was never read begins; kept, so that it does not wander on before the first find */
    Cursor read(String source, Instant begin);

    /** Durable when it returns true; false, and nothing is changed, when somebody moved it since {@code from} was read. */
    boolean move(String source, Cursor from, Cursor to);
}
