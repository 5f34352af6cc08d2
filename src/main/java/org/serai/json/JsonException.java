package org.serai.json;

import org.jspecify.annotations.Nullable;

/** Bytes that are not JSON within the bounds; {@code place} is line and column, as {@code 3:17}. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String place;

    JsonException(String place, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.place = place;
    }

    public String place() {
        return place;
    }
}
