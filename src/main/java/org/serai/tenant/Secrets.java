package org.serai.tenant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets by name: an environment variable, else a file of the mounted directory {@code SERAI_SECRETS}. */
public final class Secrets {
    private final Map<String, String> environment;
    private final @Nullable Path directory;

    public Secrets(Map<String, String> environment, @Nullable Path directory) {
        this.environment = Map.copyOf(environment);
        this.directory = directory;
    }

    /** Empty when nobody set it. A trailing newline of a file is no part of the secret. */
    public Optional<Secret> find(String name) {
        String value = environment.get(name);
        if (value == null && directory != null && Files.isRegularFile(directory.resolve(name))) {
            value = read(directory.resolve(name));
        }
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(new Secret(name, value));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("secret " + file, unreadable);
        }
    }
}
