package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A function's way of saying that this document cannot be mapped: becomes a {@code DocumentException}. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String advice;
    private final transient @Nullable JsonNode culprit;

    Refusal(String code, String message, String advice, @Nullable JsonNode culprit) {
        super(message, null, false, false);
        this.code = code;
        this.advice = advice;
        this.culprit = culprit;
    }

    String code() {
        return code;
    }

    String advice() {
        return advice;
    }

    /** The value that would not do: of the document, or a JSON Pointer as text. */
    @Nullable
    JsonNode culprit() {
        return culprit;
    }
}
