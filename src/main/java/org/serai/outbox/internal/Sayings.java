package org.serai.outbox.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;
import org.serai.conversation.Outbound;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the conversation what we said, once the Cloud API has given it an id. */
final class Sayings {
    private final Outbound conversation;
    private final JdbcClient jdbc;

    Sayings(Outbound conversation, JdbcClient jdbc) {
        this.conversation = conversation;
        this.jdbc = jdbc;
    }

    void keep(List<Settlement> settlements, Instant now) {
        record(settlements.stream()
                .filter(s -> s.wamid() != null)
                .map(s -> message(s, now))
                .toList());
    }

    /** For messages whose answer was never read: their id came by status. */
    void keepNamed(Collection<String> wamids, Instant now) {
        if (wamids.isEmpty()) {
            return;
        }
        record(jdbc.sql("select s.wamid, m.msg_id, m.tenant, m.number_id, m.phone, m.user_id, m.template, c.content,"
                        + " c.alternative from sent_as s"
                        + " cross join lateral (select * from message m where m.msg_id = s.msg_id offset 0) m"
                        + " cross join lateral (select * from message_content c where c.msg_id = s.msg_id offset 0) c"
                        + " where s.wamid = any(:wamids::text[]) and m.number_id is not null")
                .param("wamids", wamids.toArray(new String[0]))
                .query((rs, n) -> new Outbound.Message(
                        new TenantId(rs.getString("tenant")),
                        new PhoneNumberId(rs.getString("number_id")),
                        new Wamid(rs.getString("wamid")),
                        new MessageId(rs.getObject("msg_id", UUID.class)),
                        QueueTable.recipient(rs.getString("phone"), rs.getString("user_id")),
                        rs.getString("template") == null ? "text" : "template",
                        now,
                        content(sent(rs.getString("template"), rs.getString("content"), rs.getString("alternative")))))
                .list());
    }

    private void record(List<Outbound.Message> messages) {
        if (!messages.isEmpty()) {
            conversation.recordOutbound(messages);
        }
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

    private static Outbound.Message message(Settlement s, Instant now) {
        Head head = s.flight().head();
        Content content = s.flight().content();
        return new Outbound.Message(
                head.tenant(),
                head.number(),
                Objects.requireNonNull(s.wamid()),
                head.id(),
                head.to(),
                content.isTemplate() ? "template" : "text",
                now,
                content(content));
    }

    private static Map<String, Object> content(Content content) {
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
