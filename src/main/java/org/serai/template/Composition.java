package org.serai.template;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.Reason;

/** How filling in a template ended. */
public sealed interface Composition {
    /** @param locale BCP 47: what money and dates were written for */
    record Composed(Content.Template content, Template template, String locale) implements Composition {}

    /** Codes: {@code template.unknown}, {@code .language-missing}, {@code .parameter-missing}, {@code .parameter-wrong}, {@code .parameter-too-long}, {@code .text-too-long}. */
    record Refused(Reason reason) implements Composition {}

    default <T extends @Nullable Object> T fold(Function<Composed, T> composed, Function<Refused, T> refused) {
        return this instanceof Composed c ? composed.apply(c) : refused.apply((Refused) this);
    }
}
