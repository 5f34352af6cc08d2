package org.serai.ingress;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.serai.canonical.Event;
import org.serai.database.RowSet;
import org.serai.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code event}: every fact once, by its deterministic id. A batch costs one round trip. */
final class Events {
    private static final RowSet ROWS =
            new RowSet("tenant text, id text, delivery text, connector text, type text, subject text,"
                    + " occurred_at timestamptz, business_keys text[], data jsonb");

    private static final String RECORD = """
            insert into event (tenant, id, delivery, connector, type, subject, occurred_at, recorded_at, business_keys,
                               outcome, data)
            select r.tenant, r.id, r.delivery, r.connector, r.type, r.subject, r.occurred_at, :now, r.business_keys,
                   'flowed', r.data
              from %s
            on conflict do nothing
            returning tenant, id
            """.formatted(ROWS.as("r"));

    private final JdbcClient jdbc;
    private final Clock clock;

    Events(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those not told before, in their order. */
    List<Event> record(List<Event> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        Set<List<String>> fresh = new HashSet<>(jdbc.sql(RECORD)
                .params(ROWS.parameters(events.stream().map(Events::row).toList()))
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list());
        return events.stream()
                .filter(event -> fresh.remove(List.of(event.tenant().value(), event.id())))
                .toList();
    }

    void outcome(Event event, String outcome) {
        jdbc.sql("update event set outcome = :outcome where tenant = :tenant and id = :id")
                .param("outcome", outcome)
                .param("tenant", event.tenant().value())
                .param("id", event.id())
                .update();
    }

    private static Map<String, Object> row(Event event) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("tenant", event.tenant().value());
        row.put("id", event.id());
        row.put("delivery", event.delivery());
        row.put("connector", event.connector().value());
        row.put("type", event.type());
        row.put("subject", event.subject());
        row.put("occurred_at", event.time().toString());
        row.put("business_keys", event.businessKeys());
        row.put("data", Json.text(event.data()));
        return row;
    }
}
