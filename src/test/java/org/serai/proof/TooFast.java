package org.serai.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.serai.proof.Books.Attempt;
import org.serai.proof.Books.Message;
import org.serai.proof.Books.Send;

/**
 * More of one number in a moving second than it may, counted when they were intended, for on the way they bunch; or more to
 * one person than the pair's limit allows, counted when the Cloud API accepted them.
 */
final class TooFast {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PERIOD = Duration.ofSeconds(6);
    /** The first of a burst may have been longer on its way than the last. */
    private static final Duration BUNCHING = Duration.ofSeconds(2);

    private TooFast() {}

    static List<String> in(Books books) {
        var breaches = new ArrayList<String>();
        intents(books).forEach((number, times) -> second(number, times, books.limits(), breaches));
        books.sends().stream()
                .collect(Collectors.groupingBy(s -> List.of(s.number(), s.person())))
                .forEach((pair, sends) -> pair(pair, sends, books.limits(), breaches));
        return breaches;
    }

    private static Map<String, List<Instant>> intents(Books books) {
        Map<UUID, Message> messages = books.messages();
        return books.kept().attempts().stream()
                .filter(a -> a.mayHaveLeft() && messages.containsKey(a.message()))
                .collect(Collectors.groupingBy(
                        a -> messages.get(a.message()).lane().number(),
                        TreeMap::new,
                        Collectors.mapping(Attempt::intent, Collectors.toList())));
    }

    /** Reports the fullest second of the number, once. */
    private static void second(String number, List<Instant> times, Limits limits, List<String> breaches) {
        var window = new ArrayDeque<Instant>();
        int most = 0;
        Instant when = Instant.MIN;
        for (Instant time : times.stream().sorted().toList()) {
            window.add(time);
            while (!window.peek().plus(SECOND).isAfter(time)) {
                window.poll();
            }
            if (window.size() > most) {
                most = window.size();
                when = window.peek();
            }
        }
        if (most > limits.mostInASecond()) {
            breaches.add("number " + number + " sent " + most + " in the second from " + when + ", of "
                    + limits.mostInASecond() + " it may");
        }
    }

    private static void pair(List<String> pair, List<Send> sends, Limits limits, List<String> breaches) {
        Duration tolerance = PERIOD.multipliedBy(limits.pairBurst() - 1L).plus(BUNCHING);
        Instant due = Instant.MIN;
        for (Send send : sends.stream().sorted(Comparator.comparing(Send::at)).toList()) {
            if (due.isAfter(send.at().plus(tolerance))) {
                breaches.add("number " + pair.get(0) + " wrote to " + pair.get(1) + " too often by " + send.at());
                return;
            }
            due = (due.isAfter(send.at()) ? due : send.at()).plus(PERIOD);
        }
    }
}
