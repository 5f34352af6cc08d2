package org.serai;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How {@code ./serai run} was called.
 *
 * @param project the folder that holds routes/ and connectors/
 * @param port 0 picks a free one
 * @param sandboxPort likewise; only the demo has a sandbox
 * @param home where local state lives; null: {@code SERAI_HOME}, else {@code .serai} in the working directory
 */
public record HubOptions(
        boolean demo,
        Path project,
        int port,
        int sandboxPort,
        @Nullable Path home) {}
