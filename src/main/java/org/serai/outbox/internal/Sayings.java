package org.serai.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;
import org.serai.conversation.Said;
import org.serai.conversation.TimelineItem;
import org.serai.database.TimeCursor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our side of conversations: the messages that were given an id, each once for every id. */
final class Sayings implements Said {
    private static final String PAGE = """
            select s.wamid, s.at, m.msg_id, m.number_id, m.template, c.content, c.alternative from message m
              join sent_as s on s.msg_id = m.msg_id
              join message_content c on c.msg_id = m.msg_id
             where m.tenant = :tenant and m.person = any(:keys::text[]) and m.number_id is not null
               and (s.at < :at or (s.at = :at and s.wamid collate "C" < :wamid))
             order by s.at desc, s.wamid collate "C" desc limit :limit
            """;
    private final JdbcClient jdbc;

    Sayings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TimelineItem> to(TenantId tenant, Set<String> keys, TimeCursor before, int limit) {
        return jdbc.sql(PAGE)
                .param("tenant", tenant.value())
                .param("keys", keys.toArray(new String[0]))
                .param("at", before.at().atOffset(ZoneOffset.UTC))
                .param("wamid", before.id())
                .param("limit", limit)
                .query(Sayings::read)
                .list();
    }

    private static TimelineItem read(ResultSet row, int index) throws SQLException {
        Content content = sent(row.getString("template"), row.getString("content"), row.getString("alternative"));
        return new TimelineItem(
                new PhoneNumberId(row.getString("number_id")),
                new Wamid(row.getString("wamid")),
                "out",
                null,
                content.isTemplate() ? "template" : "text",
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new MessageId(row.getObject("msg_id", UUID.class)),
                wire(content));
    }

    /** The row keeps both; which of them went is known by the template's name in it. */
    private static Content sent(@Nullable String template, String content, @Nullable String alternative) {
        Content first = Contents.ofJson(content);
        Content second = Contents.ofJson(alternative);
        boolean switched =
                second instanceof Content.Template t && t.name().equals(template) && !isNamed(first, template);
        return switched || first == null ? Objects.requireNonNull(second) : first;
    }

    private static boolean isNamed(@Nullable Content content, @Nullable String template) {
        return content instanceof Content.Template t && t.name().equals(template);
    }

    private static Map<String, Object> wire(Content content) {
        return content.fold(
                Sayings::template, text -> Map.of("text", Map.of("body", text.body()), "preview", text.body()));
    }

    private static Map<String, Object> template(Content.Template template) {
        var inner = new LinkedHashMap<String, Object>();
        inner.put("name", template.name());
        inner.put("language", Map.of("code", template.language()));
        inner.put("components", template.components());
        var tree = new LinkedHashMap<String, Object>();
        tree.put("template", inner);
        tree.put("preview", template.preview());
        return tree;
    }
}
