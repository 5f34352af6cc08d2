package org.serai.proof;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the laws say about one run. Kept when there is not one breach. */
public final class Verdict {
    private static final int SHOWN = 20;
    private final Map<Law, List<String>> breaches = new EnumMap<>(Law.class);
    private final String counted;
    private final SettleTimes times;

    private Verdict(String counted, SettleTimes times) {
        this.counted = counted;
        this.times = times;
    }

    static Verdict of(Books books) {
        long promised = books.postings().stream()
                .filter(Posting::isPromised)
                .map(Posting::eventId)
                .distinct()
                .count();
        var verdict = new Verdict(promised + " promised, " + books.sends().size() + " accepted", SettleTimes.of(books));
        for (Law law : Law.values()) {
            verdict.breaches.put(law, law.breaches(books));
        }
        return verdict;
    }

    public boolean isKept() {
        return breaches.values().stream().allMatch(List::isEmpty);
    }

    /** {@code lost=0 twice=0 disorder=0 policy=0 rate=0} */
    public String line() {
        return breaches.entrySet().stream()
                .map(e -> e.getKey().word() + "=" + e.getValue().size())
                .collect(Collectors.joining(" "));
    }

    /** Each breach in a sentence, at most twenty of a kind; the line; what was counted, and how long it was unclear. */
    @Override
    public String toString() {
        Stream<String> found = breaches.entrySet().stream()
                .flatMap(e ->
                        e.getValue().stream().limit(SHOWN).map(b -> e.getKey().word() + ": " + b));
        return Stream.concat(found, Stream.of(line(), counted + "; " + times.histogram()))
                .collect(Collectors.joining("\n"));
    }
}
