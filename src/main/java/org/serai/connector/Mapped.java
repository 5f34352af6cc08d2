package org.serai.connector;

import java.util.List;
import java.util.function.Function;

/** What becomes of a document that could be read. */
public sealed interface Mapped {
    /** In the order the mapping gave them; never empty. */
    record Events(List<MappedEvent> events) implements Mapped {}

    /** Nothing to tell anyone; the reason is {@code document.type-unknown} or {@code document.nothing-to-say}. */
    record Ignored(String reason) implements Mapped {}

    default <T> T fold(Function<Events, T> events, Function<Ignored, T> ignored) {
        return this instanceof Events some ? events.apply(some) : ignored.apply((Ignored) this);
    }
}
