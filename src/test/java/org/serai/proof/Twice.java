package org.serai.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.serai.proof.Books.Attempt;
import org.serai.proof.Books.Message;
import org.serai.proof.Books.Send;

/** Accepted twice without being flagged, more often than was intended, or under two ids; or under an id nobody knows. */
final class Twice {
    private Twice() {}

    static List<String> in(Books books) {
        var breaches = new ArrayList<String>();
        Map<UUID, Message> messages = books.messages();
        Map<UUID, List<Attempt>> attempts = books.attemptsByMessage();
        books.sendsByMessage().forEach((id, sends) -> copies(id, messages, sends.size(), attempts, breaches));
        oneEventTwoMessages(books, messages, breaches);
        return breaches;
    }

    private static void copies(
            UUID id,
            Map<UUID, Message> messages,
            int copies,
            Map<UUID, List<Attempt>> attempts,
            List<String> breaches) {
        Message message = messages.get(id);
        int intended = attempts.getOrDefault(id, List.of()).size();
        if (message == null) {
            breaches.add("message " + id + " was sent, and the database knows no such message: it may send it again");
        } else if (copies > 1 && !message.mayBeTwice()) {
            breaches.add(message.label() + " was accepted " + copies + " times and is not flagged");
        } else if (copies > intended) {
            breaches.add(message.label() + " was accepted " + copies + " times, and intended " + intended + " times");
        }
    }

    private static void oneEventTwoMessages(Books books, Map<UUID, Message> messages, List<String> breaches) {
        Map<List<String>, Set<UUID>> sent = new LinkedHashMap<>();
        for (Send send : books.sends()) {
            Message message = messages.get(send.message());
            if (message != null) {
                Books.Birth birth = message.birth();
                sent.computeIfAbsent(List.of(birth.tenant(), birth.event(), birth.flow()), k -> new HashSet<>())
                        .add(message.id());
            }
        }
        sent.forEach((what, ids) -> {
            if (ids.size() > 1) {
                breaches.add("event " + what.get(1) + " went through " + what.get(2) + " as messages " + ids);
            }
        });
    }
}
