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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;
import org.serai.database.RowSet;
import org.serai.database.TimeCursor;
import org.serai.json.Json;
import org.serai.webhook.events.InboundReceived;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code conversation_item}: each wamid of a number once. */
final class ConversationItems {
    private static final RowSet ROWS =
            new RowSet("tenant text, number_id text, wamid text, direction text, person text,"
                    + " user_id text, profile_name text, type text, at timestamptz, message_id uuid, content jsonb");
    private static final String KEEP = """
            insert into conversation_item (tenant, number_id, wamid, direction, person, user_id, profile_name, type, at,
                                           message_id, content)
            select tenant, number_id, wamid, direction, person, user_id, profile_name, type, at, message_id, content
              from %s
            on conflict (tenant, number_id, wamid) do nothing
            """.formatted(ROWS.as("r"));
    private static final String PAGE = """
            select number_id, wamid, direction, profile_name, type, at, message_id, content from conversation_item
             where tenant = :tenant and (person in (:keys) or user_id in (:keys))
               and (at < :at or (at = :at and wamid < :wamid))
             order by at desc, wamid desc limit :limit
            """;
    private final JdbcClient jdbc;

    ConversationItems(NamedParameterJdbcOperations operations) {
        this.jdbc = JdbcClient.create(operations);
    }

    void keepInbound(Collection<InboundReceived> messages, Links links) {
        keep(messages.stream().map(message -> inbound(message, links)).toList());
    }

    void keepOutbound(Collection<Outbound.Message> messages, Links links) {
        keep(messages.stream().map(message -> outbound(message, links)).toList());
    }

    private void keep(List<Map<String, @Nullable Object>> rows) {
        jdbc.sql(KEEP).params(ROWS.parameters(rows)).update();
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

    private static Map<String, @Nullable Object> outbound(Outbound.Message message, Links links) {
        var userId = message.to().userId();
        Map<String, @Nullable Object> row = base(message.tenant(), message.number(), message.wamid());
        row.put("direction", "out");
        row.put("person", links.known(message.to()).key());
        row.put("user_id", userId == null ? null : userId.value());
        row.put("type", message.type());
        row.put("at", message.at());
        row.put("message_id", message.id().value());
        row.put("content", Json.text(message.content()));
        return row;
    }

    private static Map<String, @Nullable Object> inbound(InboundReceived message, Links links) {
        var from = links.known(message.from());
        Map<String, @Nullable Object> row = base(message.tenant(), message.number(), message.wamid());
        row.put("direction", "in");
        row.put("person", from.key());
        row.put("user_id", from.userId() == null ? null : from.userId().value());
        row.put("profile_name", message.profileName());
        row.put("type", message.type());
        row.put("at", message.at());
        row.put("content", Json.text(message.message()));
        return row;
    }

    private static Map<String, @Nullable Object> base(TenantId tenant, PhoneNumberId number, Wamid wamid) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("tenant", tenant.value());
        row.put("number_id", number.value());
        row.put("wamid", wamid.value());
        return row;
    }

    private static TimelineItem read(ResultSet row, int index) throws SQLException {
        UUID message = row.getObject("message_id", UUID.class);
        return new TimelineItem(
                new PhoneNumberId(row.getString("number_id")),
                new Wamid(row.getString("wamid")),
                row.getString("direction"),
                row.getString("profile_name"),
                row.getString("type"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                message == null ? null : new MessageId(message),
                Json.parseObject(row.getString("content")));
    }
}
