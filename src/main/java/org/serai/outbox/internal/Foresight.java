package org.serai.outbox.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Event;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.Progress;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.consent.Consents;
import org.serai.consent.Person;
import org.serai.consent.Standing;
import org.serai.outbox.restraint.ProgressTable;
import org.serai.policy.Verdict;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was looked up ahead for the events of one transaction, in two round trips instead of two a message. It ends with the
 * transaction; who was not foreseen is looked up when asked for.
 */
final class Foresight {
    private final SubmissionTable table;
    private final Consents consents;
    private final ProgressTable progress;

    Foresight(SubmissionTable table, Consents consents, ProgressTable progress) {
        this.progress = progress;
        this.table = table;
        this.consents = consents;
    }

    private record Seen(
            Set<EventKey> events,
            Map<SubmissionTable.Key, Verdict> verdicts,
            Map<Person, Standing> standings,
            Set<Person> people,
            Set<ProgressTable.Key> stories,
            Map<ProgressTable.Key, Progress> progress) {}

    private record EventKey(TenantId tenant, String event) {}

    void look(List<Event> events) {
        if (events.isEmpty() || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        Set<EventKey> keys = new HashSet<>();
        Set<Person> people = new HashSet<>();
        var told = new ArrayList<ProgressTable.Told>();
        for (Event event : events) {
            keys.add(new EventKey(event.tenant(), event.id()));
            event.phone().map(Recipient::of).ifPresent(to -> people.add(new Person(event.tenant(), to)));
            event.phone().flatMap(to -> told(event, Recipient.of(to))).ifPresent(told::add);
        }
        bind(new Seen(
                keys,
                table.firstVerdicts(events),
                new HashMap<>(consents.standings(people)),
                people,
                told.stream().map(ProgressTable.Told::key).collect(Collectors.toSet()),
                progress.newest(told)));
    }

    private void bind(Seen seen) {
        if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Foresight.this);
                }
            });
        }
        TransactionSynchronizationManager.bindResource(this, seen);
    }

    private @Nullable Seen seen() {
        return (Seen) TransactionSynchronizationManager.getResource(this);
    }

    /** The verdict an earlier transaction gave on the same flow's message for the same event. */
    Optional<Verdict> firstVerdict(OutboundMessage message) {
        Seen seen = seen();
        Event event = message.event();
        return seen != null && seen.events.contains(new EventKey(event.tenant(), event.id()))
                ? Optional.ofNullable(seen.verdicts.get(SubmissionTable.Key.of(message)))
                : table.firstVerdict(message);
    }

    /** The newest that was told of what this event is about, if there is such a thing. */
    Optional<Progress> newest(Event event, @Nullable Recipient to) {
        return to == null ? Optional.empty() : told(event, to).flatMap(this::newest);
    }

    private Optional<Progress> newest(ProgressTable.Told told) {
        Seen seen = seen();
        Map<ProgressTable.Key, Progress> newest =
                seen != null && seen.stories.contains(told.key()) ? seen.progress : progress.newest(List.of(told));
        return Optional.ofNullable(newest.get(told.key()));
    }

    /** Whose time it was does not matter here, only whose story it is. */
    private static Optional<ProgressTable.Told> told(Event event, Recipient to) {
        return Progress.of(event, Instant.MAX).map(p -> new ProgressTable.Told(event.tenant(), to.key(), p));
    }

    Standing standing(@Nullable Person person) {
        if (person == null) {
            return Standing.UNKNOWN;
        }
        Seen seen = seen();
        return seen != null && seen.people.contains(person)
                ? seen.standings.getOrDefault(person, Standing.UNKNOWN)
                : consents.standing(person);
    }
}
