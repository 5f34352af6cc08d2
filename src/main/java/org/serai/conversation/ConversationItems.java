package org.serai.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;
import org.serai.database.RowSet;
import org.serai.database.TimeCursor;
import org.serai.json.Json;
import org.serai.webhook.events.InboundReceived;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code conversation_item}: what customers sent, each wamid of a number once. */
final class ConversationItems {
    private static final RowSet ROWS = new RowSet("tenant text, number_id text, wamid text, person text,"
            + " user_id text, profile_name text, type text, at timestamptz, content jsonb");
    private static final String KEEP = """
            insert into conversation_item (tenant, number_id, wamid, person, user_id, profile_name, type, at, content)
            select tenant, number_id, wamid, person, user_id, profile_name, type, at, content
              from %s
            on conflict (tenant, number_id, wamid) do nothing
            """.formatted(ROWS.as("r"));
    private static final String PAGE = """
            select number_id, wamid, profile_name, type, at, content from conversation_item
             where tenant = :tenant and (person in (:keys) or user_id in (:keys))
               and (at < :at or (at = :at and wamid collate "C" < :wamid))
             order by at desc, wamid collate "C" desc limit :limit
            """;
    private final JdbcClient jdbc;

    ConversationItems(NamedParameterJdbcOperations operations) {
        this.jdbc = JdbcClient.create(operations);
    }

    void keep(Collection<InboundReceived> messages, Links links) {
        jdbc.sql(KEEP)
                .params(ROWS.parameters(
                        messages.stream().map(message -> row(message, links)).toList()))
                .update();
    }

    List<TimelineItem> page(TenantId tenant, Set<String> keys, TimeCursor cursor, int limit) {
        return jdbc.sql(PAGE)
                .param("tenant", tenant.value())
                .param("keys", keys)
                .param("at", cursor.at().atOffset(ZoneOffset.UTC))
                .param("wamid", cursor.id())
                .param("limit", limit)
                .query(ConversationItems::read)
                .list();
    }

    private static Map<String, @Nullable Object> row(InboundReceived message, Links links) {
        var from = links.known(message.from());
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("tenant", message.tenant().value());
        row.put("number_id", message.number().value());
        row.put("wamid", message.wamid().value());
        row.put("person", from.key());
        row.put("user_id", from.userId() == null ? null : from.userId().value());
        row.put("profile_name", message.profileName());
        row.put("type", message.type());
        row.put("at", message.at());
        row.put("content", Json.text(message.message()));
        return row;
    }

    private static TimelineItem read(ResultSet row, int index) throws SQLException {
        return new TimelineItem(
                new PhoneNumberId(row.getString("number_id")),
                new Wamid(row.getString("wamid")),
                "in",
                row.getString("profile_name"),
                row.getString("type"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                null,
                Json.parseObject(row.getString("content")));
    }
}
