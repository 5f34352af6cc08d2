package org.serai.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a canonical body breaks its schema.
 *
 * @param pointer JSON Pointer into the body
 * @param unknownKey the key the schema does not know, where that is what is wrong
 * @param suggestion the way out, as the end of a sentence
 */
public record SchemaViolation(
        String pointer,
        String message,
        @Nullable String unknownKey,
        @Nullable String suggestion) {}
