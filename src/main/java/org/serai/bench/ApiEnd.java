package org.serai.bench;

import java.net.URI;
import java.util.Optional;

/** Where the hub's messages go, and how a run learns that they got there. */
interface ApiEnd extends AutoCloseable {
    /** The base before the version. */
    String url();

    /** The hub stands; statuses go to it from now on. */
    void join(URI hub) throws InterruptedException;

    /** Tells the hub the statuses it kept back, if it keeps any, and returns when the hub has worked them in. */
    Optional<Statuses> settle() throws InterruptedException;

    /** Brings the arrivals up to date; cheap to call often. */
    void look() throws InterruptedException;

    @Override
    void close();
}
