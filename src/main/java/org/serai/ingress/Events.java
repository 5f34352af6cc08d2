package org.serai.ingress;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.serai.canonical.Event;
import org.serai.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code event}: every fact once, by its deterministic id. */
final class Events {
    private final JdbcClient jdbc;
    private final Clock clock;

    Events(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when the fact was told before. */
    boolean record(Event event) {
        return jdbc.sql("""
                insert into event (tenant, id, delivery, connector, type, subject, occurred_at, recorded_at, business_keys,
                                   outcome, data)
                values (:tenant, :id, :delivery, :connector, :type, :subject, :occurred, :now, :keys, 'flowed',
                        cast(:data as jsonb))
                on conflict do nothing
                """)
                        .param("tenant", event.tenant().value())
                        .param("id", event.id())
                        .param("delivery", event.delivery())
                        .param("connector", event.connector().value())
                        .param("type", event.type())
                        .param("subject", event.subject())
                        .param("occurred", event.time())
                        .param("now", OffsetDateTime.now(clock))
                        .param("keys", event.businessKeys().toArray(new String[0]))
                        .param("data", Json.text(event.data()))
                        .update()
                == 1;
    }

    void outcome(Event event, String outcome) {
        jdbc.sql("update event set outcome = :outcome where tenant = :tenant and id = :id")
                .param("outcome", outcome)
                .param("tenant", event.tenant().value())
                .param("id", event.id())
                .update();
    }
}
