package org.serai.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.serai.proof.Books.Message;
import org.serai.proof.Books.Send;

/** Promised to a source, and no end of it is told; or told to be sent, and never seen by the Cloud API. */
final class Lost {
    /** Anything else is an end somebody can read. */
    static final Set<String> OPEN = Set.of("received", "scheduled", "queued", "sending", "unknown");

    private static final Set<String> TAKEN = Set.of("accepted", "sent", "delivered", "read");

    private Lost() {}

    static List<String> in(Books books) {
        var breaches = new ArrayList<String>();
        Known known = Known.of(books.kept().messages());
        books.postings().stream()
                .filter(Posting::isPromised)
                .forEach(posting -> promised(posting, known.of(posting), books, breaches));
        Map<UUID, List<Send>> sends = books.sendsByMessage();
        books.kept().messages().stream()
                .filter(m -> TAKEN.contains(m.fate().state()) && !sends.containsKey(m.id()))
                .forEach(m -> breaches.add(m.label() + " is " + m.fate().state() + ", and the Cloud API never got it"));
        return breaches;
    }

    private static void promised(Posting posting, List<Message> messages, Books books, List<String> breaches) {
        if (messages.isEmpty() && !books.kept().stopped().contains(posting.eventId())) {
            breaches.add(posting.key() + " (delivery " + posting.eventId() + " of " + posting.source()
                    + ") was answered 202, and nobody knows of it");
        }
        messages.stream()
                .filter(m -> OPEN.contains(m.fate().state()))
                .forEach(m -> breaches.add(m.label() + " is still " + m.fate().state()));
    }

    /** A fact that was told before under another delivery made its message then: it is found by what it is about. */
    private record Known(Map<String, List<Message>> byDelivery, Map<String, List<Message>> byKey) {
        static Known of(List<Message> messages) {
            var known = new Known(new HashMap<>(), new HashMap<>());
            for (Message message : messages) {
                add(known.byDelivery, message.birth().delivery(), message);
                message.birth().keys().forEach(key -> add(known.byKey, key, message));
            }
            return known;
        }

        private static void add(Map<String, List<Message>> map, String key, Message message) {
            map.computeIfAbsent(key, k -> new ArrayList<>()).add(message);
        }

        List<Message> of(Posting posting) {
            List<Message> own = byDelivery.get(posting.eventId());
            return own != null ? own : byKey.getOrDefault(posting.key(), List.of());
        }
    }
}
