package org.serai.ingress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Event;
import org.serai.canonical.TenantId;
import org.serai.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that were told before, as they were recorded: completed, times in UTC. */
public final class KnownEvents {
    private final JdbcClient jdbc;

    KnownEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Event> find(TenantId tenant, String id) {
        return jdbc.sql("select id, delivery, tenant, connector, type, subject, occurred_at, data from event"
                        + " where id = :id and tenant = :tenant")
                .param("id", id)
                .param("tenant", tenant.value())
                .query(KnownEvents::read)
                .optional();
    }

    private static Event read(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getString("id"),
                row.getString("delivery"),
                new TenantId(row.getString("tenant")),
                new ConnectorName(row.getString("connector")),
                row.getString("type"),
                row.getString("subject"),
                row.getObject("occurred_at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC),
                Json.parseObject(row.getString("data")));
    }
}
