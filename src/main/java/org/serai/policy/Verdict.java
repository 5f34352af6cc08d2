package org.serai.policy;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Reason;

/** What policy answers. Pure data; deciding twice with the same facts gives the same verdict. */
public sealed interface Verdict {
    /** @param withAlternative the window is shut: the template goes instead of the free text */
    record Admit(boolean withAlternative) implements Verdict {
        public Admit() {
            this(false);
        }
    }

    record Defer(Instant until, Reason reason) implements Verdict {}

    record Refuse(Reason reason) implements Verdict {}

    default <T extends @Nullable Object> T fold(
            Function<Admit, T> admit, Function<Defer, T> defer, Function<Refuse, T> refuse) {
        return this instanceof Admit a
                ? admit.apply(a)
                : this instanceof Defer d ? defer.apply(d) : refuse.apply((Refuse) this);
    }
}
