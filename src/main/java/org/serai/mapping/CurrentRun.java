package org.serai.mapping;

import org.jspecify.annotations.Nullable;

/** What a mapping is working on, per thread: JSLT hands its functions neither the document nor the variables. */
final class CurrentRun {
    private final ThreadLocal<@Nullable Run> run = new ThreadLocal<>();

    void begin(Run begun) {
        run.set(begun);
    }

    void end() {
        run.remove();
    }

    Run get() {
        Run current = run.get();
        if (current == null) {
            throw new IllegalStateException("a mapping function was called outside a mapping");
        }
        return current;
    }
}
