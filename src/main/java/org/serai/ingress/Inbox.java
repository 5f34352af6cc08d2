package org.serai.ingress;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.serai.database.RowSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code inbox}: every delivery once. A batch costs one round trip. */
final class Inbox {
    private static final RowSet ROWS =
            new RowSet("tenant text, connector text, event_id text, document_type text, received_at timestamptz");

    private static final String OPEN = """
            insert into inbox (tenant, connector, event_id, document_type, received_at, handled_at, outcome)
            select r.tenant, r.connector, r.event_id, r.document_type, r.received_at, :now, 'handled'
              from %s
            on conflict do nothing
            returning tenant, connector, event_id
            """.formatted(ROWS.as("r"));

    private static final String KNOWN = """
            select i.tenant, i.connector, i.event_id
              from %s
             cross join lateral (
                select tenant, connector, event_id from inbox
                 where event_id = r.event_id and tenant = r.tenant and connector = r.connector offset 0) i
            """.formatted(ROWS.as("r"));

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those nobody took before, in their order; a replay is let in again where the first try was parked. */
    List<DeliveryMessage> open(List<DeliveryMessage> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Set<List<String>> first = new HashSet<>(jdbc.sql(OPEN)
                .params(ROWS.parameters(messages.stream().map(Inbox::row).toList()))
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list());
        return messages.stream()
                .filter(m -> first.remove(key(m.delivery())) || m.isReplay() && reopen(m.delivery()))
                .toList();
    }

    /** Those {@link #open} may let in: what was taken before is left out, but for replays. Nothing is written. */
    List<DeliveryMessage> withoutKnown(List<DeliveryMessage> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Set<List<String>> known = new HashSet<>(jdbc.sql(KNOWN)
                .params(ROWS.parameters(messages.stream().map(Inbox::row).toList()))
                .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list());
        return messages.stream()
                .filter(m -> m.isReplay() || !known.contains(key(m.delivery())))
                .toList();
    }

    private boolean reopen(Delivery delivery) {
        return change(delivery, "handled", "and outcome = 'parked'") == 1;
    }

    void close(Delivery delivery, String outcome) {
        change(delivery, outcome, "");
    }

    private int change(Delivery delivery, String outcome, String condition) {
        return jdbc.sql("update inbox set outcome = :outcome, handled_at = :now"
                        + " where tenant = :tenant and connector = :connector and event_id = :id " + condition)
                .param("outcome", outcome)
                .param("now", OffsetDateTime.now(clock))
                .param("tenant", delivery.tenant().value())
                .param("connector", delivery.connector().value())
                .param("id", delivery.eventId())
                .update();
    }

    private static List<String> key(Delivery delivery) {
        return List.of(delivery.tenant().value(), delivery.connector().value(), delivery.eventId());
    }

    private static Map<String, Object> row(DeliveryMessage message) {
        Delivery delivery = message.delivery();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("tenant", delivery.tenant().value());
        row.put("connector", delivery.connector().value());
        row.put("event_id", delivery.eventId());
        row.put("document_type", delivery.documentType());
        row.put("received_at", delivery.receivedAt().toString());
        return row;
    }
}
