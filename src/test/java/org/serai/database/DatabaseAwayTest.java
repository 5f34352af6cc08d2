package org.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.serai.canonical.SeraiException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class DatabaseAwayTest {
    @Test
    void a_database_that_does_not_answer_is_told_by_its_setting() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        var settings = new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + nobody + "/serai", "serai", "not-a-secret", Path.of("unused"), 2);
        var none = new DefaultListableBeanFactory().getBeanProvider(EmbeddedServer.class);

        var away = catchThrowableOfType(
                SeraiException.class, () -> new DatabaseConfiguration().dataSource(settings, none));

        assertThat(away.code()).isEqualTo("database.unavailable");
        assertThat(away.where()).isEqualTo("SERAI_DATABASE_URL");
        assertThat(away).hasMessageContaining(":" + nobody).hasMessageNotContaining("not-a-secret");
    }
}
