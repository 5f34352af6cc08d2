package org.serai.outbox.hold;

import java.util.List;
import java.util.Optional;

/**
 * Why nothing is sent.
 *
 * @param code {@code hold.moved}, {@code hold.behind}, {@code hold.other} or {@code hold.set}
 * @param found what differed, in words
 */
public record Cause(String code, String found) {
    static final Cause SET = new Cause("hold.set", "the setting serai.hold says so");

    /** The first one counts; what the others found is told too. */
    static Optional<Cause> of(List<Cause> causes) {
        return causes.stream().reduce((first, next) -> new Cause(first.code, first.found + "; " + next.found));
    }
}
