package org.serai.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Tree;
import org.serai.canonical.UserId;
import org.serai.webhook.events.InboundReceived;

/**
 * Finds in webhooks which user id belongs to which phone: where both stand in one message, in a {@code system} message
 * about a changed number or id, in a contact shared on our request. Source: Meta, business-scoped user ids.
 */
final class IdentityReader {
    private IdentityReader() {}

    static List<Link> read(InboundReceived message, Links known) {
        Tree tree = Tree.of(message.message());
        if (message.type().equals("system")) {
            return change(tree.at("system"), message, known);
        }
        PhoneNumber phone = message.from().phone();
        if (phone == null && message.type().equals("contacts")) {
            phone = sharedOnRequest(tree).orElse(null);
        }
        return link(message.from().userId(), phone, message.at());
    }

    /** {@code user_id_update[]}: the current id takes over the phone of the previous one, unless a phone stands there. */
    static List<Link> update(Tree update, Links known, Instant at) {
        UserId previous = userId(update, "user_id", "previous");
        PhoneNumber phone =
                phone(update.text("wa_id")).or(() -> known.phoneOf(previous)).orElse(null);
        return link(userId(update, "user_id", "current"), phone, at);
    }

    private static List<Link> change(Tree system, InboundReceived message, Links known) {
        UserId previous = userId(system, "previous_user_id");
        PhoneNumber phone = phone(system.text("wa_id"))
                .or(() -> phone(system.text("new_wa_id")))
                .or(() -> Optional.ofNullable(message.from().phone()))
                .or(() -> known.phoneOf(previous))
                .or(() -> known.phoneOf(message.from().userId()))
                .orElse(null);
        var links = new ArrayList<Link>();
        Stream.of(Optional.ofNullable(userId(system, "user_id")), Optional.ofNullable(previous))
                .flatMap(Optional::stream)
                .forEach(userId -> links.addAll(link(userId, phone, message.at())));
        links.addAll(link(message.from().userId(), phone, message.at()));
        return links;
    }

    private static Optional<PhoneNumber> sharedOnRequest(Tree message) {
        return message.items("contacts").stream()
                .filter(card -> card.text("origin").equals(Optional.of("contact_request")))
                .flatMap(card -> card.items("phones").stream())
                .map(phone -> phone(phone.text("wa_id")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<Link> link(@Nullable UserId userId, @Nullable PhoneNumber phone, Instant at) {
        return userId == null || phone == null ? List.of() : List.of(new Link(userId, phone, at));
    }

    private static @Nullable UserId userId(Tree tree, String... path) {
        return tree.text(path).filter(UserId::isUserId).map(UserId::new).orElse(null);
    }

    private static Optional<PhoneNumber> phone(Optional<String> text) {
        return text.map(digits -> digits.startsWith("+") ? digits : "+" + digits)
                .filter(PhoneNumber::isE164)
                .map(PhoneNumber::new);
    }
}
