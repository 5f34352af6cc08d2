package org.serai.webhook;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Recipient;
import org.serai.canonical.Tree;
import org.serai.canonical.UserId;

/**
 * Reads who a webhook is about. A phone may be missing; a business-scoped user id may stand in any field, also in
 * {@code from} and {@code wa_id}, and is never taken for a phone. Source: Meta, business-scoped user ids.
 */
final class People {
    private People() {}

    static Optional<Recipient> sender(Tree message, Tree contact) {
        Tree system = message.at("system");
        return person(Stream.of(
                message.text("from"),
                message.text("from_user_id"),
                contact.text("wa_id"),
                contact.text("user_id"),
                message.text("from_parent_user_id"),
                message.text("parent_from_user_id"),
                contact.text("parent_user_id"),
                system.text("customer"),
                system.text("previous_user_id"),
                system.text("user_id"),
                system.text("wa_id")));
    }

    /** All three spellings of the parent's key that were seen on the wire. */
    static Optional<Recipient> recipient(Tree status, Tree contact) {
        return person(Stream.of(
                status.text("recipient_id"),
                status.text("recipient_user_id"),
                contact.text("wa_id"),
                contact.text("user_id"),
                status.text("recipient_parent_user_id"),
                status.text("parent_recipient_user_id"),
                status.text("parent_user_id")));
    }

    private static Optional<Recipient> person(Stream<Optional<String>> candidates) {
        var given = candidates.flatMap(Optional::stream).map(String::trim).toList();
        UserId userId = given.stream()
                .filter(UserId::isUserId)
                .findFirst()
                .map(UserId::new)
                .orElse(null);
        PhoneNumber phone = given.stream()
                .map(People::phone)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        return phone == null && userId == null ? Optional.empty() : Optional.of(new Recipient(phone, userId));
    }

    private static Optional<PhoneNumber> phone(@Nullable String text) {
        String e164 = text == null || text.startsWith("+") ? text : "+" + text;
        return Optional.ofNullable(e164).filter(PhoneNumber::isE164).map(PhoneNumber::new);
    }

    /** The contact that goes with an item: the one with its ids, else the only one there is. */
    static Tree contactOf(Tree value, Tree item, String... idFields) {
        var contacts = value.items("contacts");
        return contacts.stream()
                .filter(contact -> isOf(contact, item, idFields))
                .findFirst()
                .orElse(contacts.size() == 1 ? contacts.get(0) : Tree.of(null));
    }

    private static boolean isOf(Tree contact, Tree item, String... idFields) {
        return Stream.of(idFields)
                .map(item::text)
                .flatMap(Optional::stream)
                .anyMatch(id -> Optional.of(id).equals(contact.text("wa_id"))
                        || Optional.of(id).equals(contact.text("user_id")));
    }
}
