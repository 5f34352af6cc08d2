package org.serai.connector;

import java.util.function.Function;
import org.serai.canonical.Reason;

/** Whether a webhook comes from whom it says. */
public sealed interface VerifyResult {
    record Ok() implements VerifyResult {}

    /** The reason is for our log and metrics; the sender only learns that it was refused. */
    record Refused(Reason reason) implements VerifyResult {}

    static Refused refused(String code, String text) {
        return new Refused(new Reason(code, text));
    }

    default boolean isOk() {
        return this instanceof Ok;
    }

    default <T> T fold(Function<Ok, T> ok, Function<Refused, T> refused) {
        return this instanceof Ok yes ? ok.apply(yes) : refused.apply((Refused) this);
    }
}
