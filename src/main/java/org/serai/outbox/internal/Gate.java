package org.serai.outbox.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Progress;
import org.serai.canonical.Reason;
import org.serai.outbox.restraint.MessagingLimits;
import org.serai.outbox.restraint.ProgressTable;
import org.serai.policy.Facts;
import org.serai.policy.Policy;
import org.serai.policy.Refusal;
import org.serai.policy.Verdict;
import org.serai.tenant.Sender;

/**
 * Where policy is asked the second time, about the first message of each claimed lane: the only place a flight is made, so
 * nothing passes it by.
 */
final class Gate {
    private final QueueTable queue;
    private final IntentTable intents;
    private final FactsFinder finder;
    private final MessagingLimits limits;
    private final ProgressTable progress;

    Gate(Tables tables, FactsFinder finder, MessagingLimits limits, ProgressTable progress) {
        this.queue = tables.queue();
        this.intents = tables.intents();
        this.finder = finder;
        this.limits = limits;
        this.progress = progress;
    }

    /** In the caller's transaction; what is not admitted is refused or put off in it. */
    List<Flight> admit(List<Head> heads, Map<PhoneNumberId, Sender> senders, Instant now) {
        Map<ProgressTable.Key, Progress> newest = progress.newest(
                heads.stream().flatMap(head -> told(head).stream()).toList());
        List<Question> questions = heads.stream()
                .map(head -> question(head, sender(head, senders), newest))
                .toList();
        List<Facts> facts = limited(questions, finder.find(questions), now);
        var admitted = new ArrayList<Flight>();
        for (int i = 0; i < heads.size(); i++) {
            Flight flight = judge(heads.get(i), facts.get(i), questions.get(i).sender(), now);
            if (flight != null) {
                admitted.add(flight);
            }
        }
        return admitted;
    }

    /** Free rules first: only what passes them all takes a place of the messaging limit. */
    private List<Facts> limited(List<Question> questions, List<Facts> facts, Instant now) {
        var claimants = new ArrayList<Optional<MessagingLimits.Claimant>>();
        for (int i = 0; i < questions.size(); i++) {
            Question q = questions.get(i);
            Facts known = facts.get(i);
            claimants.add(MessagingLimits.claimant(q.sender(), q.to(), known.chosen(), known.priority())
                    .filter(c -> Policy.judge(known) instanceof Verdict.Admit));
        }
        if (claimants.stream().allMatch(Optional::isEmpty)) {
            return facts;
        }
        List<@Nullable Instant> until = limits.beyond(claimants, now);
        var limited = new ArrayList<Facts>();
        for (int i = 0; i < facts.size(); i++) {
            limited.add(facts.get(i).with(facts.get(i).restraints().limited(until.get(i))));
        }
        return limited;
    }

    /** A number that has become somebody else's is no number of this tenant any more. */
    private static @Nullable Sender sender(Head head, Map<PhoneNumberId, Sender> senders) {
        Sender sender = senders.get(head.number());
        return sender != null && sender.tenant().equals(head.tenant()) ? sender : null;
    }

    private static Optional<ProgressTable.Told> told(Head head) {
        return Optional.ofNullable(head.progress())
                .map(mine -> new ProgressTable.Told(head.tenant(), head.to().key(), mine));
    }

    private @Nullable Flight judge(Head head, Facts facts, @Nullable Sender sender, Instant now) {
        Verdict verdict = Policy.judge(facts);
        Content chosen = facts.chosen();
        if (verdict instanceof Verdict.Refuse refuse) {
            refuse(head, refuse.reason(), now);
        } else if (verdict instanceof Verdict.Defer defer) {
            intents.defer(head, defer, now);
            queue.putOff(head.id().value(), head.lane().id(), defer.until());
        } else if (sender != null && chosen != null) {
            return new Flight(head, chosen, facts.needsAlternative(), sender, head.attempts() + 1, 0);
        }
        return null;
    }

    private void refuse(Head head, Reason reason, Instant now) {
        intents.refuse(head, reason, state(reason), now);
        queue.close(List.of(head.id().value()), List.of(head.lane().id()));
    }

    private static String state(Reason reason) {
        if (reason.code().equals(Refusal.SUPERSEDED.code())) {
            return "superseded";
        }
        return reason.code().equals(Refusal.EXPIRED.code()) ? "expired" : "refused";
    }

    /** They are going to be sent: each person they reach counts. */
    void passed(List<Flight> flights, Instant now) {
        List<MessagingLimits.Claimant> claimants = flights.stream()
                .flatMap(f ->
                        MessagingLimits.claimant(
                                f.sender(), f.head().to(), f.content(), f.head().priority())
                                .stream())
                .toList();
        if (!claimants.isEmpty()) {
            limits.reach(claimants, now);
        }
    }

    private static Question question(Head head, @Nullable Sender sender, Map<ProgressTable.Key, Progress> newest) {
        return new Question(
                head.tenant(),
                head.to(),
                sender,
                sender == null ? Refusal.SENDER_MISSING.reason("?", head.tenant()) : null,
                head.content(),
                head.alternative(),
                null,
                told(head)
                        .filter(mine -> isOvertaken(mine, newest.get(mine.key())))
                        .map(old -> Refusal.SUPERSEDED.reason())
                        .orElse(null),
                head.priority(),
                head.expiresAt());
    }

    private static boolean isOvertaken(ProgressTable.Told mine, @Nullable Progress newest) {
        return newest != null && mine.progress().isStaleAfter(newest);
    }
}
