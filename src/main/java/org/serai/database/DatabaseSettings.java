package org.serai.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Prefix {@code serai.database}.
 *
 * @param url of an external PostgreSQL 15 or newer, {@code jdbc:postgresql://host/db}; unset: embedded
 * @param directory of the embedded server's data
 * @param connections most connections at once
 */
@ConfigurationProperties("serai.database")
record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        Path directory,
        @DefaultValue("16") int connections) {

    boolean isExternal() {
        return url != null && !url.isBlank();
    }
}
