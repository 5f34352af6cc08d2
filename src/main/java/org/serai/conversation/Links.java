package org.serai.conversation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Recipient;
import org.serai.canonical.UserId;

/** What is known of some people: pairs of user id and phone. */
record Links(Collection<Link> links) {
    static final Links NONE = new Links(List.of());

    Recipient known(Recipient person) {
        UserId userId = person.userId();
        if (person.phone() != null || userId == null) {
            return person;
        }
        return new Recipient(phoneOf(userId).orElse(null), userId);
    }

    Set<String> keys(Recipient person) {
        Recipient known = known(person);
        var keys = new LinkedHashSet<>(PersonKeys.of(known));
        PhoneNumber phone = known.phone();
        if (phone != null) {
            links.stream()
                    .filter(link -> link.phone().equals(phone))
                    .forEach(link -> keys.add(link.userId().value()));
        }
        return keys;
    }

    Optional<PhoneNumber> phoneOf(@Nullable UserId userId) {
        return links.stream()
                .filter(link -> link.userId().equals(userId))
                .map(Link::phone)
                .findFirst();
    }
}
