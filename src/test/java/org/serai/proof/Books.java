package org.serai.proof;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The three accounts of one run, at one moment. Pure data.
 *
 * @param postings what sources posted and were answered, in the order of their ledgers
 * @param sends what the Cloud API accepted with a token of ours, in the order it accepted them
 */
record Books(List<Posting> postings, List<Send> sends, Kept kept, Limits limits) {

    /** @param message read from the token, whose signature is for the hub to judge */
    record Send(UUID message, String wamid, String number, String person, Instant at) {}

    /**
     * What the database says.
     *
     * @param stopped deliveries no message is to come of: parked, ignored, or without a flow
     */
    record Kept(List<Message> messages, List<Attempt> attempts, List<Consent> consents, Set<String> stopped) {}

    /** @param flow with tenant and event: what makes one message */
    record Message(UUID id, Birth birth, Lane lane, Fate fate, boolean mayBeTwice) {

        String label() {
            return (birth.keys.isEmpty() ? "" : birth.keys.get(0) + " ") + "(message " + id + ")";
        }
    }

    /** Where it comes from. */
    record Birth(String tenant, String delivery, String event, String flow, List<String> keys) {}

    /** Who writes to whom; order and pace are kept within one. */
    record Lane(String tenant, String number, String person) {}

    /**
     * @param purpose service or marketing
     * @param decidedAt when it was last judged
     * @param isPutOff it was to wait while others of its lane went
     */
    record Fate(String state, String purpose, Instant decidedAt, Instant expiresAt, boolean isPutOff) {}

    /** An intent to send, and what became of it; {@code ended} and {@code outcome} are null where nobody knows. */
    record Attempt(UUID message, Instant intent, Instant ended, String outcome, Instant settled) {
        boolean mayHaveLeft() {
            return !"not_sent".equals(outcome);
        }
    }

    /** @param knownAt when the database had it */
    record Consent(String tenant, String person, String purpose, boolean isDenied, Instant knownAt) {}

    Map<UUID, Message> messages() {
        return kept.messages.stream().collect(Collectors.toMap(Message::id, Function.identity()));
    }

    Map<UUID, List<Send>> sendsByMessage() {
        return sends.stream().collect(Collectors.groupingBy(Send::message));
    }

    Map<UUID, List<Attempt>> attemptsByMessage() {
        return kept.attempts.stream().collect(Collectors.groupingBy(Attempt::message));
    }
}
