package org.serai.ingress;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of deliveries. Answers are plain trees in the words of the REST interface, of one tenant only. */
public final class Deliveries {
    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@code outcome} is handled, parked or ignored; {@code events} says of each event whether it {@code flowed} or why
     * not. Empty while the delivery waits in its queue, and for one that never came.
     */
    public Optional<Map<String, Object>> find(TenantId tenant, String eventId) {
        return jdbc.sql("""
                select connector, document_type, received_at, handled_at, outcome from inbox
                where tenant = :tenant and event_id = :id
                """)
                .param("tenant", tenant.value())
                .param("id", eventId)
                .query((row, number) -> {
                    Map<String, Object> delivery = new LinkedHashMap<>();
                    delivery.put("eventId", eventId);
                    delivery.put("connector", row.getString(1));
                    delivery.put("documentType", row.getString(2));
                    delivery.put("receivedAt", text(row.getObject(3, OffsetDateTime.class)));
                    delivery.put("outcome", row.getString(5));
                    delivery.put(
                            "journey",
                            journey(
                                    row.getString(1),
                                    text(row.getObject(3, OffsetDateTime.class)),
                                    text(row.getObject(4, OffsetDateTime.class)),
                                    row.getString(5)));
                    return delivery;
                })
                .optional()
                .map(delivery -> {
                    delivery.put("events", events(tenant, eventId));
                    return delivery;
                });
    }

    private static List<Map<String, Object>> journey(
            String connector, String received, String handled, String outcome) {
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(step("received", received, "accepted", "from " + connector));
        steps.add(step("mapped", handled, outcome, ""));
        return steps;
    }

    private static Map<String, Object> step(String step, String at, String outcome, String detail) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("step", step);
        tree.put("at", at);
        tree.put("outcome", outcome);
        if (!detail.isEmpty()) {
            tree.put("detail", detail);
        }
        return tree;
    }

    private List<Map<String, Object>> events(TenantId tenant, String eventId) {
        return jdbc.sql("""
                select id, type, subject, business_keys, outcome from event
                where tenant = :tenant and delivery = :delivery order by recorded_at, id
                """)
                .param("tenant", tenant.value())
                .param("delivery", eventId)
                .query((row, number) -> {
                    Map<String, Object> event = new LinkedHashMap<>();
                    event.put("id", row.getString(1));
                    event.put("type", row.getString(2));
                    event.put("subject", row.getString(3));
                    event.put("businessKeys", List.of((Object[]) row.getArray(4).getArray()));
                    event.put("outcome", row.getString(5));
                    return event;
                })
                .list();
    }

    private static String text(OffsetDateTime time) {
        return time.toInstant().toString();
    }
}
