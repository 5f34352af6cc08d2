package org.serai.outbox.internal;

import java.time.Duration;
import java.time.Instant;
import org.serai.database.ClockJumped;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a believed jump of the clock would make of the tables, put right before anybody works by the new time: no unclear
 * message grew older by time that never passed, and after a jump back nobody waits for a time that was never meant.
 */
final class AfterJump {
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);
    private final Tables tables;
    private final PaceTable paces;
    private final Settler settler;
    private final TransactionTemplate transactions;

    AfterJump(Tables tables, PaceTable paces, Settler settler, TransactionTemplate transactions) {
        this.tables = tables;
        this.paces = paces;
        this.settler = settler;
        this.transactions = transactions;
    }

    /** Messages first, lanes in a transaction of their own: who writes outcomes locks in that order too. */
    @EventListener
    void on(ClockJumped jump) {
        transactions.executeWithoutResult(status -> doubtAnew(jump.now()));
        if (jump.by().isNegative()) {
            transactions.executeWithoutResult(status -> tables.queue().pullBack(jump.now()));
            transactions.executeWithoutResult(status -> tables.lanes().pullBack(jump.now(), LONGEST_HOLD));
            paces.pullBack(jump.now());
        }
    }

    private void doubtAnew(Instant now) {
        tables.unclear().waitAnew(now);
        tables.echoes().forgetAfter(now);
        settler.begin();
    }
}
