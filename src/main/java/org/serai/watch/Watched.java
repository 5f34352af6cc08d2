package org.serai.watch;

import java.util.List;

/** A room that has something to tell of what it keeps. */
@FunctionalInterface
public interface Watched {
    /**
     * Asked every {@code serai.watch.every} by one thread, which it may hold up for a moment: a question to the database is
     * answered by an index, however large its tables have grown. If it throws, what it said before stays.
     */
    List<Measure> measures();
}
