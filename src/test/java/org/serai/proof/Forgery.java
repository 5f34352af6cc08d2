package org.serai.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.serai.proof.Books.Attempt;
import org.serai.proof.Books.Birth;
import org.serai.proof.Books.Consent;
import org.serai.proof.Books.Fate;
import org.serai.proof.Books.Kept;
import org.serai.proof.Books.Lane;
import org.serai.proof.Books.Message;
import org.serai.proof.Books.Send;

/** Books written by hand. Message {@code n} was taken in at second {@code n}, and each is to a person of its own unless said otherwise. */
final class Forgery {
    static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    static final String NUMBER = "106540352242922";
    final List<Posting> postings = new ArrayList<>();
    final List<Send> sends = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    final List<Consent> consents = new ArrayList<>();
    final Set<String> stopped = new HashSet<>();

    static Instant at(double second) {
        return START.plus(Duration.ofMillis((long) (second * 1000)));
    }

    static UUID id(int n) {
        return new UUID(0x0190_0000_0000_7000L + ((long) n << 16), 0x8000_0000_0000_0000L);
    }

    static String person(int n) {
        return "+49151" + (10_000_000 + n);
    }

    /** The plain course of one order: posted, taken in, intended, accepted, read. */
    Forgery order(int n) {
        return order(n, person(n));
    }

    Forgery order(int n, String to) {
        return promised(n, to).message(n, to, "read").intended(n, n, "accepted").accepted(n, to, n + 0.1);
    }

    Forgery promised(int n, String to) {
        postings.add(new Posting("shop", "load-" + n, "#" + n, to, at(n), at(n + 0.01), 202, "delivery-" + n));
        return this;
    }

    Forgery message(int n, String to, String state) {
        return message(n, to, new Fate(state, "service", at(n), at(n + 86_400), false), false);
    }

    Forgery message(int n, String to, Fate fate, boolean mayBeTwice) {
        Birth birth = new Birth("demo", "delivery-" + n, "event-" + n, "order-confirmed", List.of("#" + n));
        messages.add(new Message(id(n), birth, new Lane("demo", NUMBER, to), fate, mayBeTwice));
        return this;
    }

    Forgery intended(int n, double second, String outcome) {
        Instant settled = "unknown".equals(outcome) ? at(second + 12) : null;
        attempts.add(new Attempt(id(n), at(second), at(second + 0.1), outcome, settled));
        return this;
    }

    Forgery accepted(int n, String to, double second) {
        sends.add(new Send(id(n), "wamid." + sends.size(), NUMBER, to, at(second)));
        return this;
    }

    Forgery said(String person, boolean isStop, double second) {
        consents.add(new Consent("demo", person, "service", isStop, at(second)));
        return this;
    }

    Verdict verdict() {
        return Verdict.of(
                new Books(postings, sends, new Kept(messages, attempts, consents, stopped), new Limits(80, 10)));
    }
}
