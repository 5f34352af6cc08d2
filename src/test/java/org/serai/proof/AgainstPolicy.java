package org.serai.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.serai.proof.Books.Attempt;
import org.serai.proof.Books.Consent;
import org.serai.proof.Books.Message;
import org.serai.proof.Books.Send;

/** Sent though the database had refused it, though it made no sense any more, or though the person had said stop. */
final class AgainstPolicy {
    private static final Set<String> FORBIDDEN = Set.of("refused", "expired", "superseded");
    /** Between an intent and the last moment at which its request may be accepted. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(30);
    /** Between reading what is known of a person and writing down the intent. */
    private static final Duration JUDGING = Duration.ofSeconds(2);

    private AgainstPolicy() {}

    static List<String> in(Books books) {
        var breaches = new ArrayList<String>();
        Map<UUID, Message> messages = books.messages();
        Map<UUID, List<Attempt>> attempts = books.attemptsByMessage();
        for (Send send : books.sends()) {
            Message message = messages.get(send.message());
            if (message != null) {
                Instant intent = intent(attempts.getOrDefault(message.id(), List.of()), send);
                judge(message, send, intent, books.kept().consents()).ifPresent(breaches::add);
            }
        }
        return breaches;
    }

    private static Optional<String> judge(Message message, Send send, Instant intent, List<Consent> consents) {
        Books.Fate fate = message.fate();
        if (FORBIDDEN.contains(fate.state())
                && send.at().isAfter(fate.decidedAt().plus(UNDER_WAY))) {
            return Optional.of(message.label() + " was " + fate.state() + " at " + fate.decidedAt()
                    + ", and accepted at " + send.at());
        }
        if (intent.isAfter(fate.expiresAt())) {
            return Optional.of(
                    message.label() + " made no sense after " + fate.expiresAt() + ", and was sent at " + intent);
        }
        return isDenied(message, intent, consents)
                ? Optional.of(message.label() + " went at " + intent + " to a person who had said stop")
                : Optional.empty();
    }

    /** The intent that led to it: the last one before. */
    private static Instant intent(List<Attempt> attempts, Send send) {
        return attempts.stream()
                .map(Attempt::intent)
                .filter(intent -> !intent.isAfter(send.at()))
                .max(Comparator.naturalOrder())
                .orElse(send.at());
    }

    private static boolean isDenied(Message message, Instant intent, List<Consent> consents) {
        return consents.stream()
                .filter(c -> c.person().equals(message.lane().person())
                        && c.tenant().equals(message.lane().tenant())
                        && c.purpose().equals(message.fate().purpose())
                        && c.knownAt().plus(JUDGING).isBefore(intent))
                .max(Comparator.comparing(Consent::knownAt))
                .filter(Consent::isDenied)
                .isPresent();
    }
}
