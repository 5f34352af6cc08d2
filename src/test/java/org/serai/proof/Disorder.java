package org.serai.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.serai.proof.Books.Lane;
import org.serai.proof.Books.Message;
import org.serai.proof.Books.Send;

/**
 * Within one lane a message left before one that was taken in earlier. Taken in earlier is what has the smaller id, and
 * what its source was promised before it even posted the other. A message that was put off lets others pass, and one that
 * was sent again after an unclear answer may come late.
 */
final class Disorder {
    private final Map<String, Promised> promises;

    private Disorder(Map<String, Promised> promises) {
        this.promises = promises;
    }

    /** One delivery of a source, from the first try to the first 202. */
    private record Promised(Posting first, Posting kept) {
        boolean isBefore(Promised other) {
            return first.source().equals(other.first.source())
                    && kept.answered().isBefore(other.first.begun());
        }
    }

    static List<String> in(Books books) {
        var order = new Disorder(promises(books.postings()));
        var breaches = new ArrayList<String>();
        lanes(books).values().forEach(left -> order.overtaken(left, breaches));
        return breaches;
    }

    private static Map<String, Promised> promises(List<Posting> postings) {
        Map<List<String>, Posting> first = new HashMap<>();
        Map<String, Promised> promises = new HashMap<>();
        for (Posting posting : postings) {
            Posting begun = first.merge(List.of(posting.source(), posting.id()), posting, Disorder::earlier);
            if (posting.isPromised()) {
                promises.merge(
                        posting.eventId(),
                        new Promised(begun, posting),
                        (a, b) -> new Promised(earlier(a.first, b.first), a.kept));
            }
        }
        return promises;
    }

    private static Posting earlier(Posting one, Posting other) {
        return other.begun().isBefore(one.begun()) ? other : one;
    }

    /** Each message once, in the order in which they left. */
    private static Map<Lane, List<Message>> lanes(Books books) {
        Map<UUID, Message> messages = books.messages();
        var seen = new LinkedHashMap<UUID, Message>();
        for (Send send : books.sends()) {
            Message message = messages.get(send.message());
            if (message != null && !message.mayBeTwice() && !message.fate().isPutOff()) {
                seen.putIfAbsent(message.id(), message);
            }
        }
        var lanes = new LinkedHashMap<Lane, List<Message>>();
        seen.values()
                .forEach(m ->
                        lanes.computeIfAbsent(m.lane(), l -> new ArrayList<>()).add(m));
        return lanes;
    }

    private void overtaken(List<Message> left, List<String> breaches) {
        for (int late = 1; late < left.size(); late++) {
            for (int early = 0; early < late; early++) {
                if (wasTakenInBefore(left.get(late), left.get(early))) {
                    breaches.add(left.get(late).label() + " was taken in before "
                            + left.get(early).label() + " and left after it");
                    break;
                }
            }
        }
    }

    private boolean wasTakenInBefore(Message one, Message other) {
        Promised mine = promises.get(one.birth().delivery());
        Promised theirs = promises.get(other.birth().delivery());
        boolean saidSo = mine != null && theirs != null && mine.isBefore(theirs);
        return saidSo || one.id().toString().compareTo(other.id().toString()) < 0;
    }
}
