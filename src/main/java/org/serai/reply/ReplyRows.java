package org.serai.reply;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.TenantId;
import org.serai.database.TimeCursor;
import org.serai.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code reply}: each wamid of a tenant once. */
final class ReplyRows {
    private static final String INSERT = """
            insert into reply (tenant, wamid, number_id, person, user_id, received_at, recorded_at, kind, matched_by, msg_id,
                               business_keys, data)
            values (:tenant, :wamid, :number, :person, :userId, :receivedAt, :recordedAt, :kind, :matchedBy, :msgId,
                    :businessKeys, cast(:data as jsonb))
            on conflict (tenant, wamid) do nothing
            """;
    private static final String PAGE = "select data from reply where tenant = :tenant"
            + " and (received_at < :at or (received_at = :at and wamid < :wamid))%s"
            + " order by received_at desc, wamid desc limit :limit";
    private final JdbcClient jdbc;

    ReplyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when this wamid was handled before */
    boolean insert(ReplyComposer.Composed composed, Instant now) {
        CustomerReply reply = composed.reply();
        SentMessage answered = composed.answered();
        return jdbc.sql(INSERT)
                        .param("tenant", reply.tenant().value())
                        .param("wamid", reply.messageId().value())
                        .param("number", reply.toPhoneNumberId().value())
                        .param("person", reply.from().key())
                        .param(
                                "userId",
                                reply.from().userId() == null
                                        ? null
                                        : reply.from().userId().value())
                        .param("receivedAt", reply.receivedAt().atOffset(ZoneOffset.UTC))
                        .param("recordedAt", now.atOffset(ZoneOffset.UTC))
                        .param("kind", reply.kind())
                        .param("matchedBy", reply.matchedBy())
                        .param("msgId", answered == null ? null : answered.id().value())
                        .param("businessKeys", reply.businessKeys().toArray(String[]::new))
                        .param("data", Json.text(reply.toCloudEvent()))
                        .update()
                == 1;
    }

    /** CloudEvents, newest first. */
    List<Map<String, Object>> page(TenantId tenant, ReplyQuery query, TimeCursor cursor, int limit) {
        var where = new StringBuilder();
        var params = new HashMap<String, Object>();
        if (query.businessKey() != null) {
            where.append(" and business_keys @> array[:businessKey]::text[]");
            params.put("businessKey", query.businessKey());
        }
        if (query.person() != null) {
            where.append(" and (person = :person or user_id = :person)");
            params.put("person", query.person());
        }
        if (query.since() != null) {
            where.append(" and received_at >= :since");
            params.put("since", query.since().atOffset(ZoneOffset.UTC));
        }
        if (query.answered() != null) {
            where.append(" and msg_id = :answered");
            params.put("answered", query.answered().value());
        }
        return jdbc.sql(PAGE.formatted(where))
                .params(params)
                .param("tenant", tenant.value())
                .param("at", cursor.at().atOffset(ZoneOffset.UTC))
                .param("wamid", cursor.id())
                .param("limit", limit)
                .query((row, index) -> Json.parseObject(row.getString("data")))
                .list();
    }
}
