package org.serai.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Where acts are recorded, one after the other on all nodes: whoever records waits until the transaction of the one before
 * ends. For what people do, never for each message.
 */
public final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private final AuditTable table;
    private final TransactionOperations transactions;
    private final Clock clock;

    Audit(AuditTable table, TransactionOperations transactions, Clock clock) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * With the caller's transaction where there is one: the act and its record stand or fall together. The log names the
     * entry and its hash, so that it can witness against a chain that was made anew.
     */
    public void record(Act act) {
        transactions.executeWithoutResult(status -> {
            AuditTable.Head head = table.lockedHead();
            Entry entry = Entry.of(head.seq() + 1, clock.instant().truncatedTo(ChronoUnit.MICROS), act, head.hash());
            table.append(entry);
            LOG.info("audit {} {} by {}: {}", entry.seq(), entry.act(), entry.who(), entry.hash());
        });
    }
}
