package org.serai.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;

/**
 * How one sample went.
 *
 * @param name the folder's name below {@code samples/}
 * @param file what was expected stands here, relative to the project's root
 * @param differences one line each, with its JSON Pointer; empty when it passed
 */
public record SampleResult(
        ConnectorName connector,
        String name,
        String file,
        List<String> differences,
        @Nullable Object expected,
        @Nullable Object actual) {

    public boolean passed() {
        return differences.isEmpty();
    }
}
