package org.serai.sandbox.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The accepted sends that are still kept, newest first; the oldest make room. */
final class History {
    private final int kept;
    private final Deque<SentMessage> newestFirst = new ArrayDeque<>();
    private final Map<String, SentMessage> byWamid = new HashMap<>();

    History(int kept) {
        this.kept = Math.max(1, kept);
    }

    synchronized void add(SentMessage message) {
        newestFirst.addFirst(message);
        byWamid.put(message.wamid(), message);
        if (newestFirst.size() > kept) {
            byWamid.remove(newestFirst.removeLast().wamid());
        }
    }

    synchronized Optional<SentMessage> byWamid(String wamid) {
        return Optional.ofNullable(byWamid.get(wamid));
    }

    synchronized List<SentMessage> newest(int limit, Predicate<SentMessage> wanted) {
        var found = new ArrayList<SentMessage>();
        for (Iterator<SentMessage> each = newestFirst.iterator(); each.hasNext() && found.size() < limit; ) {
            SentMessage message = each.next();
            if (wanted.test(message)) {
                found.add(message);
            }
        }
        return found;
    }

    synchronized void clear() {
        newestFirst.clear();
        byWamid.clear();
    }
}
