package org.serai.ingress;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code inbox}: every delivery once. */
final class Inbox {
    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** True for whoever is first; a replay is let in again where the first try was parked. */
    boolean open(Delivery delivery, boolean isReplay) {
        return jdbc.sql("""
                insert into inbox (tenant, connector, event_id, document_type, received_at, handled_at, outcome)
                values (:tenant, :connector, :id, :type, :received, :now, 'handled')
                on conflict (tenant, connector, event_id) do update set handled_at = excluded.handled_at, outcome = 'handled'
                where inbox.outcome = 'parked' and :replay
                """)
                        .param("tenant", delivery.tenant().value())
                        .param("connector", delivery.connector().value())
                        .param("id", delivery.eventId())
                        .param("type", delivery.documentType())
                        .param("received", delivery.receivedAt().atOffset(java.time.ZoneOffset.UTC))
                        .param("now", OffsetDateTime.now(clock))
                        .param("replay", isReplay)
                        .update()
                == 1;
    }

    void close(Delivery delivery, String outcome, int events) {
        jdbc.sql("""
                update inbox set outcome = :outcome, events = :events
                where tenant = :tenant and connector = :connector and event_id = :id
                """)
                .param("outcome", outcome)
                .param("events", events)
                .param("tenant", delivery.tenant().value())
                .param("connector", delivery.connector().value())
                .param("id", delivery.eventId())
                .update();
    }
}
