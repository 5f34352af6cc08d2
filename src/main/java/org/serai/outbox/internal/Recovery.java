package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.serai.database.HouseValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Picks up what a lost sender left. Claimed lanes are free again; what was being sent is {@code unknown}, for nobody can
 * tell; it is never sent again from here, the {@link Settler} moves it on.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    /** No setting allows for as much. */
    private static final Duration LONGEST_LEASE = Duration.ofHours(1);

    private static final String EVIDENCE = "the sender was lost between intent and answer";
    private final Tables tables;
    private final TransactionTemplate transactions;
    private final HouseValues house;
    private final Clock clock;
    private final EngineSettings settings;

    Recovery(Tables tables, TransactionTemplate transactions, HouseValues house, Pilot.Ground ground) {
        this.tables = tables;
        this.transactions = transactions;
        this.house = house;
        this.clock = ground.clock();
        this.settings = ground.settings();
    }

    /** At the start: the run of this node before this one is over, whatever its leases say. */
    void takeOver(String node, String instance) {
        String before = transactions.execute(
                status -> house.swap("instance:" + node, instance).orElse(instance));
        recover(before == null ? List.of() : List.of(before));
    }

    /** From time to time: leases that ran out. */
    void tidy() {
        recover(List.of());
    }

    /** Messages first, lanes in a transaction of their own: who writes outcomes locks in that order too. */
    private void recover(Collection<String> gone) {
        List<Head.Lane> lanes = tables.lanes().lost(gone, LONGEST_LEASE);
        if (lanes.isEmpty()) {
            return;
        }
        Integer lost = transactions.execute(status -> lose(lanes));
        transactions.executeWithoutResult(
                status -> tables.lanes().take(lanes, clock.instant(), settings.unclearHold()));
        LOG.warn("{} lanes taken over from a lost sender; {} messages are unknown", lanes.size(), lost);
    }

    private int lose(List<Head.Lane> lanes) {
        Instant now = clock.instant();
        List<OutcomeTable.Lost> lost =
                tables.outcomes().lose(lanes.stream().map(Head.Lane::id).toList(), EVIDENCE, now);
        List<UUID> ids = lost.stream().map(OutcomeTable.Lost::id).toList();
        tables.queue().close(ids, lost.stream().map(OutcomeTable.Lost::lane).toList());
        tables.unclear().add(ids, now);
        return lost.size();
    }
}
