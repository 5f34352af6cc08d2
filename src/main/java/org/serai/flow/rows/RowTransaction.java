package org.serai.flow.rows;

import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;

/**
 * Puts each look into a table into one transaction: rows are claimed, handed in and marked, then all of it is committed.
 * Whatever fails undoes claim and mark, so the rows come again, as the same deliveries. Told once when it begins to fail
 * and once when it works again. One thread at a time.
 */
final class RowTransaction implements PollingConsumerPollStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(RowTransaction.class);
    private final Use use;
    private final JdbcTransactionManager transactions;
    private @Nullable TransactionStatus open;
    private volatile @Nullable String trouble;

    RowTransaction(Use use, DataSource database) {
        this.use = use;
        this.transactions = new JdbcTransactionManager(database);
        // what the hub itself stores on this thread is none of this transaction's business
        this.transactions.setTransactionSynchronization(JdbcTransactionManager.SYNCHRONIZATION_NEVER);
    }

    /** Why nothing is read at this moment. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        undo();
        open = transactions.getTransaction(null);
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int rows) {
        TransactionStatus done = open;
        if (done != null) {
            transactions.commit(done);
        }
        open = null;
        if (trouble != null) {
            trouble = null;
            LOG.info("{}: its rows are read again", use.who());
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) {
        undo();
        SeraiException failure = Failures.ofReading(use, cause);
        String text = failure.code() + ": " + failure.getMessage();
        if (trouble == null || !alike(text, trouble)) {
            LOG.warn("{}: {}; {}", use.who(), text, failure.advice());
        }
        trouble = text;
        return false;
    }

    /** Some databases number their complaints. */
    private static boolean alike(String one, String other) {
        return one.replaceAll("[0-9]+", "").equals(other.replaceAll("[0-9]+", ""));
    }

    private void undo() {
        TransactionStatus begun = open;
        open = null;
        if (begun != null && !begun.isCompleted()) {
            try {
                transactions.rollback(begun);
            } catch (TransactionException gone) {
                LOG.debug("{}: the transaction ended with its connection", use.who(), gone);
            }
        }
    }
}
