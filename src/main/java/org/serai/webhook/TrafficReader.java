package org.serai.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.Recipient;
import org.serai.canonical.Tree;
import org.serai.canonical.Wamid;
import org.serai.tenant.Sender;
import org.serai.webhook.events.AccountEventReceived;
import org.serai.webhook.events.InboundReceived;
import org.serai.webhook.events.StatusReceived;

/** Reads {@code messages[]}, {@code statuses[]} and {@code errors[]} of one change of one number. */
final class TrafficReader {
    private final Contents contents;
    private final Excerpt change;
    private final Sender sender;
    private final Tree value;

    TrafficReader(Contents contents, Excerpt change, Sender sender) {
        this.contents = contents;
        this.change = change;
        this.sender = sender;
        this.value = Tree.of(change.value());
    }

    void read() {
        List<Tree> statuses = value.items("statuses");
        for (int i = 0; i < statuses.size(); i++) {
            status(change.item("statuses", i, statuses.get(i).node()), statuses.get(i));
        }
        List<Tree> messages = value.items("messages");
        for (int i = 0; i < messages.size(); i++) {
            message(change.item("messages", i, messages.get(i).node()), messages.get(i));
        }
        if (!value.items("errors").isEmpty()) {
            errors();
        }
    }

    private void status(Excerpt excerpt, Tree status) {
        Optional<String> id = status.text("id");
        Optional<String> word = status.text("status");
        if (id.isEmpty() || word.isEmpty()) {
            unreadable(excerpt.at(id.isEmpty() ? "/id" : "/status"), "the status has no id or no status");
            return;
        }
        Tree contact = People.contactOf(value, status, "recipient_id", "recipient_user_id");
        Map<String, Object> pricing = status.map("pricing");
        contents.items()
                .add(new Item.Status(
                        excerpt,
                        new StatusReceived(
                                change.wabaId(),
                                sender.id(),
                                new Wamid(id.get()),
                                word.get().toLowerCase(Locale.ROOT),
                                at(status),
                                status.text("biz_opaque_callback_data").orElse(null),
                                People.recipient(status, contact).orElse(null),
                                WireError.of(status).orElse(null),
                                pricing.isEmpty() ? null : pricing)));
    }

    private void message(Excerpt excerpt, Tree message) {
        Tree contact = People.contactOf(value, message, "from", "from_user_id");
        Optional<String> id = message.text("id");
        Optional<Recipient> from = People.sender(message, contact);
        if (id.isEmpty() || from.isEmpty()) {
            unreadable(excerpt.at(id.isEmpty() ? "/id" : "/from"), "the message has no id or no readable sender");
            return;
        }
        contents.items()
                .add(new Item.Inbound(
                        excerpt,
                        new InboundReceived(
                                sender.tenant(),
                                change.wabaId(),
                                sender.id(),
                                new Wamid(id.get()),
                                from.get(),
                                contact.text("profile", "name").orElse(null),
                                at(message),
                                message.text("type").orElse("unknown").toLowerCase(Locale.ROOT),
                                message.map())));
    }

    private void errors() {
        var event = new AccountEventReceived(
                change.wabaId(), "errors", Map.of("errors", value.map().get("errors")));
        contents.items().add(new Item.Account(change, event));
    }

    private Instant at(Tree item) {
        return WireTime.of(item).orElse(contents.body().receivedAt());
    }

    private void unreadable(Excerpt excerpt, String message) {
        contents.problems()
                .add(Problem.of(
                        excerpt,
                        sender.tenant().value(),
                        "webhook.unreadable",
                        message,
                        "look at the payload; replay it when it is mended"));
    }
}
