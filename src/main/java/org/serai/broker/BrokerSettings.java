package org.serai.broker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Prefix {@code serai.broker}.
 *
 * @param url of an external Artemis, {@code tcp://host:61616}; unset: the broker runs in this process
 * @param directory of the embedded broker's journal
 * @param listen address of an acceptor of the embedded broker, {@code tcp://127.0.0.1:61616}; unset: nothing listens. It
 *     wants user and password
 * @param minDiskFree below it the embedded broker takes nothing more
 */
@ConfigurationProperties("serai.broker")
record BrokerSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        Path directory,
        @Nullable String listen,
        DataSize minDiskFree) {

    boolean isExternal() {
        return url != null && !url.isBlank();
    }

    boolean listens() {
        return listen != null && !listen.isBlank();
    }
}
