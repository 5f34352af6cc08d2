package org.serai.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;
import org.serai.database.TimeCursor;
import org.serai.json.Json;
import org.serai.webhook.events.InboundReceived;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code conversation_item}: each wamid of a number once. */
final class ConversationItems {
    private static final String KEEP = """
            insert into conversation_item (tenant, number_id, wamid, direction, person, user_id, profile_name, type, at,
                                           message_id, content)
            values (:tenant, :number, :wamid, :direction, :person, :userId, :profileName, :type, :at,
                    :messageId, cast(:content as jsonb))
            on conflict (tenant, number_id, wamid) do nothing
            """;
    private static final String PAGE = """
            select number_id, wamid, direction, profile_name, type, at, message_id, content from conversation_item
             where tenant = :tenant and (person in (:keys) or user_id in (:keys))
               and (at < :at or (at = :at and wamid < :wamid))
             order by at desc, wamid desc limit :limit
            """;
    private final NamedParameterJdbcOperations operations;
    private final JdbcClient jdbc;

    ConversationItems(NamedParameterJdbcOperations operations) {
        this.operations = operations;
        this.jdbc = JdbcClient.create(operations);
    }

    void keepInbound(Collection<InboundReceived> messages, Links links) {
        operations.batchUpdate(
                KEEP, messages.stream().map(message -> inbound(message, links)).toArray(SqlParameterSource[]::new));
    }

    void keepOutbound(Collection<Outbound.Message> messages, Links links) {
        operations.batchUpdate(
                KEEP, messages.stream().map(message -> outbound(message, links)).toArray(SqlParameterSource[]::new));
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

    private static MapSqlParameterSource outbound(Outbound.Message message, Links links) {
        var userId = message.to().userId();
        return base(message.tenant(), message.number(), message.wamid())
                .addValue("direction", "out")
                .addValue("person", links.known(message.to()).key())
                .addValue("userId", userId == null ? null : userId.value())
                .addValue("profileName", null)
                .addValue("type", message.type())
                .addValue("at", message.at().atOffset(ZoneOffset.UTC))
                .addValue("messageId", message.id().value())
                .addValue("content", Json.text(message.content()));
    }

    private static MapSqlParameterSource inbound(InboundReceived message, Links links) {
        var from = links.known(message.from());
        return base(message.tenant(), message.number(), message.wamid())
                .addValue("direction", "in")
                .addValue("person", from.key())
                .addValue("userId", from.userId() == null ? null : from.userId().value())
                .addValue("profileName", message.profileName())
                .addValue("type", message.type())
                .addValue("at", message.at().atOffset(ZoneOffset.UTC))
                .addValue("messageId", null)
                .addValue("content", Json.text(message.message()));
    }

    private static MapSqlParameterSource base(TenantId tenant, PhoneNumberId number, Wamid wamid) {
        return new MapSqlParameterSource()
                .addValue("tenant", tenant.value())
                .addValue("number", number.value())
                .addValue("wamid", wamid.value());
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
