package org.serai.webhook;

import java.time.ZoneOffset;
import java.util.Collection;
import org.serai.canonical.MessageId;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** The table {@code webhook_log}: bodies as they came, each once. */
final class WebhookLog {
    private static final String KEEP = """
            insert into webhook_log (id, received_at, sha256, body) values (:id, :receivedAt, :sha256, :body)
            on conflict (sha256) do nothing
            """;
    private final NamedParameterJdbcOperations jdbc;

    WebhookLog(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void keep(Collection<Body> bodies) {
        jdbc.batchUpdate(
                KEEP,
                bodies.stream()
                        .map(body -> new MapSqlParameterSource()
                                .addValue("id", MessageId.next().value())
                                .addValue("receivedAt", body.receivedAt().atOffset(ZoneOffset.UTC))
                                .addValue("sha256", body.sha256())
                                .addValue("body", body.bytes()))
                        .toArray(SqlParameterSource[]::new));
    }
}
