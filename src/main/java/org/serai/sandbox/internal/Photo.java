package org.serai.sandbox.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The picture a customer sends when a test does not bring its own: a parcel at a door. */
record Photo(String mime, byte[] bytes) {
    static Photo load() {
        try (@Nullable InputStream file = Photo.class.getResourceAsStream("/sandbox/photo.png")) {
            return new Photo("image/png", Objects.requireNonNull(file).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
