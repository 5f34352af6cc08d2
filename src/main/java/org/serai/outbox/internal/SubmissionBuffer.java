package org.serai.outbox.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConsentState;
import org.serai.canonical.OutboundMessage;
import org.serai.consent.ConsentChange;
import org.serai.consent.Consents;
import org.serai.outbox.restraint.ProgressTable;
import org.serai.policy.Verdict;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Collects what one transaction hands in and writes it in one statement right before its commit: a batch of events costs
 * one round trip, and lanes are locked late and in order. After the commit the sender wakes.
 */
final class SubmissionBuffer {
    private final SubmissionTable table;
    private final Consents consents;
    private final ProgressTable progress;
    private final TransactionTemplate transactions;
    private final Runnable wake;

    SubmissionBuffer(
            SubmissionTable table,
            Consents consents,
            ProgressTable progress,
            TransactionTemplate transactions,
            Runnable wake) {
        this.progress = progress;
        this.table = table;
        this.consents = consents;
        this.transactions = transactions;
        this.wake = wake;
    }

    record Item(Submission submission, @Nullable ConsentChange learnt) {}

    /** What this very transaction already decided, though it is not written yet. */
    Optional<Verdict> verdict(OutboundMessage message) {
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        return pending == null
                ? Optional.empty()
                : Optional.ofNullable(pending.items.get(SubmissionTable.Key.of(message)))
                        .map(i -> i.submission().verdict());
    }

    void add(Item item) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            pending().items.put(SubmissionTable.Key.of(item.submission().message()), item);
        } else {
            transactions.executeWithoutResult(status ->
                    pending().items.put(SubmissionTable.Key.of(item.submission().message()), item));
        }
    }

    private Pending pending() {
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        return pending;
    }

    private void write(List<Item> items) {
        for (Item item : items) {
            if (item.learnt() != null && item.learnt().state() == ConsentState.DENIED) {
                consents.record(item.learnt());
            }
        }
        consents.recordWhereUnknown(items.stream()
                .map(Item::learnt)
                .filter(c -> c != null && c.state() == ConsentState.GRANTED)
                .toList());
        table.keep(items.stream().map(Item::submission).toList());
        advance(items.stream()
                .map(Item::submission)
                .filter(s -> s.told().isPresent())
                .toList());
    }

    private void advance(List<Submission> telling) {
        if (!telling.isEmpty()) {
            progress.advance(
                    telling.stream().flatMap(s -> s.told().stream()).toList(),
                    telling.stream().map(Submission::lane).toArray(Long[]::new),
                    telling.get(0).now());
        }
    }

    private final class Pending implements TransactionSynchronization {
        private final Map<SubmissionTable.Key, Item> items = new LinkedHashMap<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!items.isEmpty()) {
                write(new ArrayList<>(items.values()));
            }
        }

        @Override
        public void afterCommit() {
            wake.run();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(SubmissionBuffer.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(SubmissionBuffer.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(SubmissionBuffer.this);
        }
    }
}
