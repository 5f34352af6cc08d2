package org.serai.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Ref;
import org.serai.canonical.TenantId;
import org.serai.canonical.Tree;
import org.serai.canonical.Wamid;
import org.serai.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the tables {@code message} and {@code sent_as}, which belong to the room outbox; writes nothing. */
final class JdbcSentMessages implements SentMessages {
    private static final String COLUMNS =
            "select m.msg_id, m.tenant, m.flow, m.event_id, m.connector, m.business_keys, m.refs from message m ";
    private final JdbcClient jdbc;

    JdbcSentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<SentMessage> byId(MessageId id) {
        return jdbc.sql(COLUMNS + "where m.msg_id = :id")
                .param("id", id.value())
                .query(JdbcSentMessages::read)
                .optional();
    }

    @Override
    public Optional<SentMessage> byWamid(TenantId tenant, Wamid wamid) {
        return jdbc.sql(COLUMNS
                        + "where m.msg_id = (select msg_id from sent_as where wamid = :wamid) and m.tenant = :tenant")
                .param("wamid", wamid.value())
                .param("tenant", tenant.value())
                .query(JdbcSentMessages::read)
                .optional();
    }

    @Override
    public Optional<SentMessage> latestTo(
            TenantId tenant, PhoneNumberId number, Collection<String> keys, Instant since, Instant until) {
        String newest = "where m.tenant = :tenant and m.number_id = :number and m.person in (:keys)"
                + " and m.accepted_at between :since and :until order by m.accepted_at desc, m.msg_id desc limit 1";
        return jdbc.sql(COLUMNS + newest)
                .param("tenant", tenant.value())
                .param("number", number.value())
                .param("keys", keys)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(JdbcSentMessages::read)
                .optional();
    }

    private static SentMessage read(ResultSet row, int index) throws SQLException {
        return new SentMessage(
                new MessageId(row.getObject("msg_id", UUID.class)),
                new TenantId(row.getString("tenant")),
                row.getString("flow"),
                row.getString("event_id"),
                new ConnectorName(row.getString("connector")),
                List.of((String[]) row.getArray("business_keys").getArray()),
                refs(row.getString("refs")));
    }

    private static List<Ref> refs(String json) {
        return Tree.of(Json.parse(json)).items().stream()
                .map(ref -> new Ref(
                        ref.text("system").orElse(""),
                        ref.text("type").orElse("object"),
                        ref.text("id").orElse(""),
                        ref.text("url").orElse(null)))
                .toList();
    }
}
